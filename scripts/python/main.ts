/** Reviews every Python file of the repository; with `--write`, formats them first. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { type PythonReview, PythonReviewer } from './ruff.ts';

const write = process.argv.includes('--write');
using reviewer = new PythonReviewer();
// What stands in `test/fixtures` is a model's program: it names what only a sandbox gives it.
const files = globSync('{guest,scripts,test,bench,examples}/**/*.py', {
  exclude: ['test/fixtures/**'],
}).sort();
const problems = files.flatMap(reviewFile);
for (const problem of problems) console.log(problem);
console.log(`${files.length} Python files, ${problems.length} problems`);
process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0;

function reviewFile(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const review = reviewer.review(source);
  if (!write) return problemsOf(file, source, review);
  const formatted = review.formatted ?? source;
  if (formatted !== source) writeFileSync(file, formatted);
  return problemsOf(file, formatted, reviewer.review(formatted));
}

function problemsOf(file: string, source: string, { complaints, formatted }: PythonReview): string[] {
  const lines = complaints.map(
    ({ row, column, code, message }) => `${file}:${row}:${column} ${code} ${message}`,
  );
  if (formatted !== null && formatted !== source)
    lines.push(`${file} is not formatted: \`npm run fix\` does it.`);
  return lines;
}
