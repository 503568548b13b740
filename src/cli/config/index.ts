/** The door `pungi/config`: what a project's `pungi.config.ts` is made with. It loads nothing else. */
export { type Config, defineConfig } from './config.ts';
