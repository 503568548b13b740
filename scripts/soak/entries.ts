/** A test that is worth more rounds than the check has time for. */
export interface SoakEntry {
  /** The row of the table, and the word `--only` takes. */
  readonly name: string;
  /** The test file, from the root of the repository. */
  readonly file: string;
  /** Which of its tests: a part of their names. @default all of them */
  readonly title?: string;
  /** How many times the rounds of the check. */
  readonly times: number;
}

/** What `npm run soak` runs. A room adds its line here; its tests take their rounds from `test/soak.ts`. */
export const entries: readonly SoakEntry[] = [
  {
    name: 'frames of a hostile guest',
    file: 'src/wire/conversation.fuzz.test.ts',
    title: 'frames of',
    times: 170,
  },
  { name: 'value codec, both languages', file: 'test/codec/round-trip.test.ts', times: 100 },
  { name: 'value codec, hostile texts', file: 'test/codec/hostile.test.ts', times: 200 },
  { name: 'JSON beside JSON.parse', file: 'src/value/read-json.test.ts', title: 'as JSON.parse', times: 100 },
  { name: 'JSON Schemas of any shape', file: 'src/sdk/render/any-schema.test.ts', times: 30 },
  {
    name: 'hosts killed with a program inside',
    file: 'src/sandbox/subprocess/orphans.test.ts',
    title: 'that is killed',
    times: 100,
  },
  {
    name: 'hosts killed with a program behind namespaces',
    file: 'src/sandbox/namespaces/orphans.test.ts',
    title: 'that is killed',
    times: 100,
  },
  {
    name: 'hosts killed with a program in a container',
    file: 'src/sandbox/docker/orphans.test.ts',
    title: 'that is killed',
    times: 200,
  },
  {
    name: 'hosts killed with a program under gVisor',
    file: 'src/sandbox/gvisor/gvisor.test.ts',
    title: 'ends while a program runs',
    times: 100,
  },
  {
    name: 'replies to take a program out of',
    file: 'src/program/extract.test.ts',
    title: 'on anything',
    times: 100,
  },
  { name: 'programs to check', file: 'src/program/ruff/hostile.test.ts', title: 'hostile source', times: 40 },
  {
    name: "names in the standard library, beside CPython's",
    file: 'src/program/ruff/read-outline.test.ts',
    times: 20,
  },
  {
    name: "expressions to calculate, beside Python's",
    file: 'src/standard/calculate/calculate.test.ts',
    times: 100,
  },
  { name: 'words to search for', file: 'src/standard/search/match-query.test.ts', times: 40 },
];
