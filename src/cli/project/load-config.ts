import { relative } from 'node:path';
import type { Config } from '../config/index.ts';
import { importModule } from '../import-module.ts';
import { usageError } from '../usage-error.ts';
import { findConfig } from './find-config.ts';

/** The config of the project that the command is started in. */
export interface LoadedConfig {
  /** Its path as seen from the working folder, for messages; null where there is none. */
  readonly file: string | null;
  readonly config: Config;
}

/** Finds, loads and checks the config; an empty one where there is none. Throws `INVALID_OPTION` that names it. */
export async function loadConfig(folder: string = process.cwd()): Promise<LoadedConfig> {
  const path = findConfig(folder);
  if (path === null) return { file: null, config: {} };
  const file = relative(folder, path);
  const module = await importModule(path, file);
  if (!('default' in module))
    throw usageError(
      `Expected ${file} to export its config by default, got no default export. Write: export default defineConfig({ … })`,
    );
  const { checkConfig } = await import('./check-config.ts');
  return { file, config: checkConfig(file, module.default) };
}
