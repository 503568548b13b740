/** Holds every source file of the repository to the rules that biome and ruff do not have. */
import { globSync, readFileSync } from 'node:fs';
import { rules } from './rules.ts';

const folders = 'src,guest,test,scripts,bench,examples';
const files = globSync([`{${folders}}/**/*.{ts,mts,js,mjs,py}`, '*.ts']).sort();
const violations = files.flatMap((path) => {
  const file = { path, text: readFileSync(path, 'utf8') };
  return rules.flatMap((rule) => rule(file));
});
for (const { path, line, message } of violations) console.log(`${path}:${line} ${message}`);
console.log(`${files.length} files, ${violations.length} violations`);
process.exitCode = violations.length > 0 || files.length === 0 ? 1 : 0;
