/** A source file under `src/` with one fault, and the rule of biome that must find it. */
export interface LintCase {
  readonly title: string;
  readonly rule: string;
  readonly text: string;
}

const lines = (count: number): string => '  step();\n'.repeat(count);
const step = "import { step } from './step.ts';\n";

/** What the planted files lean on; it has no fault. */
export const soundFiles: { readonly [path: string]: string } = {
  'src/step.ts':
    "export type Kind = 'a' | 'b' | 'c';\nexport interface Thing {\n  readonly kind: Kind;\n}\n" +
    'export async function wait(): Promise<void> {}\nexport function step(): void {}\n',
  'src/index.ts': "export { type Kind, step, type Thing, wait } from './step.ts';\n",
  'src/long.cases.ts': `export const rows: readonly string[] = [\n${"  'row',\n".repeat(300)}];\n`,
  'src/long.test.ts': `${step}\nexport function long(): void {\n${lines(60)}}\n`,
};

/** One fault each. */
export const lintCases: readonly LintCase[] = [
  {
    title: 'a file of more than 250 lines',
    rule: 'style/noExcessiveLinesPerFile',
    text: `export const rows: readonly string[] = [\n${"  'row',\n".repeat(300)}];\n`,
  },
  {
    title: 'a function of more than 40 lines',
    rule: 'complexity/noExcessiveLinesPerFunction',
    text: `${step}\nexport function long(): void {\n${lines(41)}}\n`,
  },
  {
    title: 'a knot of ways',
    rule: 'complexity/noExcessiveCognitiveComplexity',
    text:
      `${step}\nexport function knot(a: boolean, b: boolean): void {\n` +
      '  if (a) {\n    if (b) {\n      for (;;) {\n        if (a || b) step();\n      }\n    }\n  }\n  if (b) step();\n}\n',
  },
  {
    title: 'a fourth parameter',
    rule: 'complexity/useMaxParams',
    text: 'export const sum = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n',
  },
  { title: 'any', rule: 'suspicious/noExplicitAny', text: 'export type A = any;\n' },
  {
    title: 'an assertion against null',
    rule: 'style/noNonNullAssertion',
    text: 'export const a = (x: string | null): string => x!;\n',
  },
  { title: 'a print', rule: 'suspicious/noConsole', text: "console.log('printed');\n" },
  {
    title: 'a promise that nobody waits for',
    rule: 'nursery/noFloatingPromises',
    text: "import { wait } from './index.ts';\n\nexport function a(): void {\n  wait();\n}\n",
  },
  {
    title: 'a switch over a union without its last case',
    rule: 'nursery/useExhaustiveSwitchCases',
    text:
      "import type { Thing } from './index.ts';\n\nexport function a({ kind }: Thing): number {\n" +
      "  switch (kind) {\n    case 'a':\n      return 1;\n    case 'b':\n      return 2;\n  }\n  return 3;\n}\n",
  },
  {
    title: 'a switch over a property with one case of three',
    rule: 'nursery/useExhaustiveSwitchCases',
    text:
      "import type { Thing } from './index.ts';\n\nexport function b(thing: Thing): number {\n" +
      "  switch (thing.kind) {\n    case 'a':\n      return 1;\n  }\n  return 3;\n}\n",
  },
  {
    title: 'a promise as a condition',
    rule: 'nursery/noMisusedPromises',
    text: "import { wait } from './index.ts';\n\nexport const a = (): number => (wait() ? 1 : 2);\n",
  },
  {
    title: 'a type imported as a value',
    rule: 'style/useImportType',
    text: "import { Thing } from './step.ts';\n\nexport type A = Thing;\n",
  },
  {
    title: 'an import without extension',
    rule: 'correctness/useImportExtensions',
    text: "import { step } from './step';\n\nstep();\n",
  },
  {
    title: 'a module of Node without its protocol',
    rule: 'style/useNodejsImportProtocol',
    text: "export * from 'fs';\n",
  },
  { title: 'an unused import', rule: 'correctness/noUnusedImports', text: step },
  { title: 'a file that is not formatted', rule: 'format', text: 'export const a = 1\n' },
];
