import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { folderSearch, sampleSearch } from './local-search.ts';

const folder = mkdtempSync(join(tmpdir(), 'pungi-search-'));
afterAll(() => rmSync(folder, { recursive: true }));
const signal = new AbortController().signal;

mkdirSync(join(folder, 'docs/deep'), { recursive: true });
writeFileSync(
  join(folder, 'docs/guide.md'),
  '---\ntitle: The guide\ndate: 2024-05-01\n---\n# Head\nA **zebra** [walks](x).\n',
);
writeFileSync(
  join(folder, 'docs/deep/page.html'),
  '<title>A &amp; B</title><meta name="date" content="2023-02-03"><script>zebra()</script><p>One <b>zebra</b>',
);
writeFileSync(join(folder, 'zebra_notes.txt'), 'nothing of note, but a lion');
writeFileSync(join(folder, 'program.ts'), 'zebra');
writeFileSync(join(folder, 'large.txt'), `zebra ${'x '.repeat(600_000)}`);
const outside = mkdtempSync(join(tmpdir(), 'pungi-outside-'));
writeFileSync(join(outside, 'secret.txt'), 'zebra secret');
symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
symlinkSync(outside, join(folder, 'linked'));
afterAll(() => rmSync(outside, { recursive: true }));

test('a folder is searched, and neither links out of it, nor programs, nor large files', async () => {
  await using search = folderSearch(folder);

  expect(await search.search({ query: 'zebra', limit: 20, signal })).toEqual(
    expect.arrayContaining([
      { title: 'zebra notes', url: 'zebra_notes.txt', snippet: 'nothing of note, but a lion', date: '' },
      { title: 'The guide', url: 'docs/guide.md', snippet: 'Head A zebra walks.', date: '2024-05-01' },
      { title: 'A & B', url: 'docs/deep/page.html', snippet: 'A & B One zebra', date: '2023-02-03' },
    ]),
  );
  expect(await search.search({ query: 'zebra', limit: 20, signal })).toHaveLength(3);
});

test('the index is built once: what comes later is not found', async () => {
  await using search = folderSearch(folder);
  await search.search({ query: 'zebra', limit: 1, signal });
  writeFileSync(join(folder, 'late.txt'), 'a giraffe');

  expect(await search.search({ query: 'giraffe', limit: 1, signal })).toEqual([]);
  rmSync(join(folder, 'late.txt'));
});

test('a folder that vanished is told without its path', async () => {
  const gone = mkdtempSync(join(tmpdir(), 'pungi-gone-'));
  await using search = folderSearch(gone);
  rmSync(gone, { recursive: true });

  await expect(search.search({ query: 'x', limit: 1, signal })).rejects.toThrow(
    /^The folder of documents cannot be read\.$/,
  );
});

describe('the sample library', () => {
  test('has several articles on LLM benchmarks of 2024, with dates of three years', async () => {
    await using search = sampleSearch();
    const found = await search.search({ query: 'LLM benchmarks 2024', limit: 10, signal });
    const all = await search.search({ query: 'benchmarks', limit: 20, signal });

    expect(found.filter(({ date }) => date > '2024-01-01').length).toBeGreaterThanOrEqual(4);
    expect(new Set(all.map(({ date }) => date.slice(0, 4)))).toEqual(new Set(['2023', '2024', '2025']));
  });

  test.for([
    ['capital of France', 'France'],
    ['What is the capital of Kenya?', 'Kenya'],
    ['how much energy does boiling water need', 'How much energy does a kettle use?'],
    ['oak desk', 'How to choose a desk'],
    ['Brasilia', 'Brazil'],
    ['notifications', 'Notifications that people do not switch off'],
  ] as const)('answers %s with %s', async ([query, title]) => {
    await using search = sampleSearch();

    expect((await search.search({ query, limit: 1, signal }))[0]?.title).toBe(title);
  });

  test.for([
    '"',
    'NEAR(a b',
    'title: x AND',
    'kettle*',
    '^kettle',
    'a OR',
    '-kettle',
    '{x}: "',
    "'; DROP",
    '\0',
    '😀',
    '...',
  ])('takes %j as plain words', async (query) => {
    await using search = sampleSearch();

    await expect(search.search({ query, limit: 3, signal })).resolves.toBeInstanceOf(Array);
  });

  test('gives nothing where no word stands anywhere', async () => {
    await using search = sampleSearch();

    expect(await search.search({ query: 'xylophone', limit: 3, signal })).toEqual([]);
  });
});
