/** Runs every bench in turn and exits 1 when one missed its aim: `npm run bench [name]`. */

import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';

const chosen = process.argv.slice(2);
const files = globSync('*.ts', { cwd: import.meta.dirname })
  .filter((file) => file !== basename(import.meta.filename))
  .sort();
const unknown = chosen.filter((name) => !files.includes(`${name}.ts`));

if (unknown.length > 0) {
  const names = files.map((file) => basename(file, '.ts')).join(', ');
  console.error(`Expected a bench (${names}), got ${unknown.join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const file of files) {
    if (chosen.length > 0 && !chosen.includes(basename(file, '.ts'))) continue;
    console.log(`\n== ${basename(file, '.ts')}`);
    const { status } = spawnSync(process.execPath, [`${import.meta.dirname}/${file}`], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
