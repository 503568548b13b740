/** Never leaves the host: cases look for it in all that does. */
export const secret = 'pungi-secret-6f1d0c2b9a';
