import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { probe } from '../src/sandbox/wasm/index.ts';
import { blocksOf } from './docs/blocks.ts';
import { prove } from './docs/prove.ts';
import { Workshop } from './docs/workshop.ts';
import { needs } from './needs.ts';

const root = join(import.meta.dirname, '..');
const names = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.ts'));
const folder = mkdtempSync(join(tmpdir(), 'pungi-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));
const workshop = new Workshop(folder, {
  packed: inject('packed').project,
  checkout: inject('packed').checkout,
  tools: join(root, 'node_modules'),
});

/** As a block of a page: it runs with the installed package, and prints what its comments say. */
function blockOf(name: string) {
  const text = readFileSync(join(root, 'examples', name), 'utf8');
  return blocksOf(`examples/${name}`, `\`\`\`\`ts run\n${text}\`\`\`\`\n`)[0];
}

test.for(names)('%s has at most 40 lines, and says what it prints', (name) => {
  const block = blockOf(name);

  expect(block?.text.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  expect(block?.prints).toMatch(/\n$/);
});

describe('an example prints what it says', { timeout: 120_000 }, async () => {
  needs('wasm', await probe());

  test.for(names)('%s', (name) => {
    const block = blockOf(name);

    expect(block && prove(block, workshop)).toBeNull();
  });
});
