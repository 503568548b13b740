import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { probe } from '../src/sandbox/wasm/index.ts';
import { type Block, badMark, blocksOf } from './docs/blocks.ts';
import { readBlocks } from './docs/pages.ts';
import { prove } from './docs/prove.ts';
import { Workshop } from './docs/workshop.ts';
import { wrongPage, wrongPageFaults, wrongTypes } from './docs/wrong-page.cases.ts';
import { need, needs } from './needs.ts';
import { complaintsOf } from './packed/doors.ts';
import { probePython } from './python.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'pungi-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const workshop = new Workshop(folder, {
  packed: inject('packed').project,
  checkout: inject('packed').checkout,
  tools: join(root, 'node_modules'),
});
const blocks = readBlocks(root);
const commands = blocks.filter(({ mode }) => mode.endsWith('-command'));

test('every block says how it is proven', () => {
  expect(blocks.flatMap((block) => badMark(block) ?? [])).toEqual([]);
});

test('the TypeScript of all pages has the types that the package has', () => {
  expect(typeFaults(blocks)).toEqual([]);
});

test('README.md has the two commands, and .ci/run calls the second as it stands', () => {
  const ci = readFileSync(join(root, '.ci/run'), 'utf8').split('\n');

  expect(commands.map(({ page, mode }) => [page, mode])).toEqual([
    ['README.md', 'run-command'],
    ['README.md', 'test-command'],
  ]);
  expect(ci.map((line) => line.trim())).toContain(commands[1]?.text.trim());
});

const wasm = await probe();

test.for(proofs())('%s holds', { timeout: 180_000 }, ([, block], context) => {
  if (block.language === 'python') need(context, 'python3', probePython());
  // The commands of these pages run Python programs, in WebAssembly.
  if (block.mode === 'run-command' || runsPrograms(block)) need(context, 'wasm', wasm);

  expect(prove(block, workshop)).toBeNull();
});

describe('a wrong page', () => {
  needs('python3', probePython());
  const wrong = blocksOf('wrong.md', wrongPage);

  test('is found out, block by block', () => {
    const faults = wrong.map((block) => badMark(block) ?? prove(block, workshop)?.split('\n')[0]);

    expect(faults.filter((fault) => fault !== undefined)).toEqual(wrongPageFaults);
  });

  test('is told its wrong types by the lines of the page', () => {
    expect(typeFaults(wrong)).toEqual(wrongTypes);
  });
});

/** The page of the command runs some as a reader would, in the sandbox that is the default. */
function runsPrograms({ page, mode }: Block): boolean {
  return page === 'docs/command.md' && mode === 'run';
}

/** What there is to run, each with its title. */
function proofs(): readonly (readonly [string, Block])[] {
  for (const block of blocks.filter(({ file }) => file !== null)) workshop.write(block);
  return blocks
    .filter(({ mode }) => mode !== '' && mode !== 'prints' && mode !== 'test-command')
    .map((block) => [`${block.page}:${block.line} (${block.language} ${block.mode})`, block]);
}

function typeFaults(all: readonly Block[]): string[] {
  const sources = all.filter(({ language }) => language === 'ts');
  const files = new Map(sources.map((block) => [workshop.pathOf(block), workshop.sourceOf(block)]));
  const complaints = complaintsOf(folder, files, {
    ...{ types: ['node'], skipLibCheck: true, moduleDetection: ts.ModuleDetectionKind.Force },
    lib: ['lib.es2024.d.ts', 'lib.esnext.disposable.d.ts'],
  });
  return complaints.map((complaint) => complaint.replace(`${folder}/`, ''));
}
