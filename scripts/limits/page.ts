const begin = '<!-- proof: written by `node scripts/limits/main.ts`, from a run of all cases -->';
const end = '<!-- /proof -->';

/** Puts the generated part into a page, in the place of the one before; what stands around it is kept. */
export function withProof(page: string | null, { title, proof }: { title: string; proof: string }): string {
  const text = page ?? `# ${title}\n\n${begin}\n${end}\n`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`Expected the page "${title}" to have the lines ${begin} and ${end}.`);
  return `${text.slice(0, from)}${begin}\n\n${proof}\n\n${text.slice(to)}`;
}
