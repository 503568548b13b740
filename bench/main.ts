/**
 * `npm run bench`: measures one after the other what the files beside this one measure, and fails where one
 * misses its aim. `npm run bench -- value` runs one of them.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const [chosen] = process.argv.slice(2);
const known = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && name !== 'main.ts');
const files = known.filter((name) => chosen === undefined || name === `${chosen}.ts`);
if (files.length === 0) console.error(`Expected one of ${known.join(', ')}, got ${chosen}.`);

const failed = files.filter((name) => {
  console.log(`\n${name}`);
  return spawnSync(process.execPath, [join(import.meta.dirname, name)], { stdio: 'inherit' }).status !== 0;
});
process.exitCode = files.length === 0 || failed.length > 0 ? 1 : 0;
