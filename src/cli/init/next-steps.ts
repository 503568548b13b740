import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nearestPackage } from './nearest-package.ts';

/** What was done. */
export interface Initialised {
  readonly folder: string;
  /** The folder as seen from where the command was started; empty where it is the same. */
  readonly shown: string;
  readonly written: readonly string[];
}

/** What was written, and what to type next. */
export function nextSteps({ folder, shown, written }: Initialised): string {
  const steps = [
    ...(shown === '' ? [] : [[`cd ${shown}`, '']]),
    ...(isInstalled(folder) ? [] : [['npm install pungi', '']]),
    ...(isTypeless(folder) ? [['npm pkg set type=module', 'the files are modules']] : []),
    ['npx pungi docs', 'what the model sees'],
    [`echo '${program}' | npx pungi exec -`, 'you are the model: 60'],
    ['npx pungi run "What is 1234 * 5678?"', 'a model is; without a key, a demo'],
  ];
  const width = Math.max(...steps.map(([line = '']) => line.length));
  return [
    `Wrote ${written.join(', ')}.`,
    ...(written.includes('tsconfig.json') ? [] : [needed]),
    '',
    'Next:',
    ...steps.map(([line = '', why = '']) => `  ${line.padEnd(width)}  ${why}`.trimEnd()),
    '',
  ].join('\n');
}

const program = 'days_between("2024-01-01", "2024-03-01")';

const needed =
  'Your tsconfig.json stays as it is: these files need "allowImportingTsExtensions" and "noEmit" in it.';

function isInstalled(folder: string): boolean {
  try {
    createRequire(join(folder, 'sdk.ts')).resolve('pungi');
    return true;
  } catch {
    return false;
  }
}

/** Of such a package Node loads the files with a warning, or not at all, and TypeScript takes them for CommonJS. */
function isTypeless(folder: string): boolean {
  const path = nearestPackage(folder);
  return path !== null && !/"type"\s*:\s*"module"/.test(readFileSync(path, 'utf8'));
}
