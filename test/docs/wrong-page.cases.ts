/** A page on which every block but the last has a fault of its own. */
export const wrongPage = `# Wrong

\`\`\`
nothing is said
\`\`\`

\`\`\`ts
export const unmarked = 1;
\`\`\`

\`\`\`bash run
echo another name of sh
\`\`\`

\`\`\`python program
unknown_mode = 1
\`\`\`

\`\`\`ts run
console.log(1 + 1); // → 3
\`\`\`

\`\`\`ts check file=types.ts
import { errorCodes } from 'pungi';
export const wrong: number = errorCodes.INVALID_OPTION;
\`\`\`

\`\`\`js run
throw new Error('thrown');
\`\`\`

\`\`\`js check
const = 1;
\`\`\`

\`\`\`python check
if True
\`\`\`

\`\`\`python run
print(2)
\`\`\`

\`\`\`text prints
3
\`\`\`

\`\`\`sh run
exit 3
\`\`\`

\`\`\`sh check
if true; then
\`\`\`

\`\`\`sh run-command
npm ci && exit 4
\`\`\`

\`\`\`python check
value = await sdk.aio.search("right")
\`\`\`

\`\`\`ts run
import { errorCodes } from 'pungi';
console.log(typeof errorCodes.INVALID_OPTION); // → string
\`\`\`
`;

/** The first line of what is said of each. */
export const wrongPageFaults: readonly string[] = [
  'wrong.md:3 Expected a block of ts, js, python, sh, text, json, yaml, toml, http, diff, mermaid, got "".',
  'wrong.md:7 Expected `ts` with one of run, check, got "".',
  'wrong.md:11 Expected a block of ts, js, python, sh, text, json, yaml, toml, http, diff, mermaid, got "bash".',
  'wrong.md:15 Expected `python` with one of run, check, got "program".',
  'wrong.md:19 Expected it to print "3\\n", got "2\\n".',
  'wrong.md:28 Expected exit code 0, got 1.',
  'wrong.md:32 Expected exit code 0, got 1.',
  'wrong.md:36 Expected exit code 0, got 1.',
  'wrong.md:40 Expected it to print "3\\n", got "2\\n".',
  'wrong.md:48 Expected exit code 0, got 3.',
  'wrong.md:52 Expected exit code 0, got 2.',
  'wrong.md:56 Expected exit code 0, got 4.',
];

/** What TypeScript says of it. */
export const wrongTypes: readonly string[] = [
  "wrong-md/types.ts:25 Type 'string' is not assignable to type 'number'.",
];
