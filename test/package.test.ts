import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { build } from 'esbuild';
import { publint } from 'publint';
import ts from 'typescript';
import { describe, expect, inject, test } from 'vitest';
import { complaintsOf, doorsOf, namesOf } from './packed/doors.ts';

const packed = inject('packed');
const doors = doorsOf(packed.project, 'pungi');

describe('the tarball', () => {
  const allowed = [
    ...['README.md', 'LICENSE', 'CHANGELOG.md', 'THREAT_MODEL.md', 'package.json'],
    ...['dist/**/*.js', 'dist/**/*.d.ts', 'guest/pungi_guest/*.py', 'guest/pungi_process/*.py'],
    'src/standard/sample/*.md',
  ];

  test('holds what is listed, and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);

    expect(paths.filter((path) => !allowed.some((pattern) => matchesGlob(path, pattern)))).toEqual([]);
    // The cases of the testing room ship: they prove anyone's sandbox.
    const ours = paths.filter((path) => !path.startsWith('dist/testing/'));
    expect(ours.filter((path) => /\.(?:test|cases|test-d)\./.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.(?:test|test-d)\./.test(path))).toEqual([]);
    expect(allowed.filter((pattern) => !paths.some((path) => matchesGlob(path, pattern)))).toEqual([]);
  });

  test('stays under 680 kB, and under 2.5 MB unpacked', () => {
    expect(packed.tarballBytes).toBeLessThan(680_000);
    expect(packed.files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(2_500_000);
  });

  test('has no fault that publint knows', async () => {
    const tarball = new Uint8Array(readFileSync(packed.tarball)).buffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });

    expect(messages).toEqual([]);
  });
});

describe('the doors', () => {
  const names = namesOf(packed.project, doors);

  test('export the names of the snapshot', async () => {
    const pages = [...names].map(([door, list]) =>
      [`# ${door}`, ...list.map(({ name, kind }) => (kind === 'type' ? `type ${name}` : name))].join('\n'),
    );

    await expect(`${pages.join('\n\n')}\n`).toMatchFileSnapshot('./packed/doors.snapshot.txt');
  });

  test.for(doors)('%s gives Node the values that its types promise', (door) => {
    const program = `console.log(JSON.stringify(Object.keys(await import('${door}')).sort()))`;
    const printed = runNode(['--input-type=module', '--eval', program]);
    const values = names.get(door)?.filter(({ kind }) => kind === 'value') ?? [];

    expect(JSON.parse(printed)).toEqual(values.map(({ name }) => name));
  });
});

test('the standard SDK finds its sample files and starts its process', () => {
  const program = `
    const { createStandardSdk } = await import('pungi/standard');
    await using standard = createStandardSdk({ environment: {} });
    const call = (name, input) => standard.functions[name].execute(input, { signal: new AbortController().signal });
    const rows = await call('database_query', { sql: 'SELECT count(*) AS n FROM products', parameters: [] });
    const [page] = await call('search', { query: 'capital of France', limit: 1 });
    console.log(rows[0].n, page.title);`;

  expect(runNode(['--input-type=module', '--eval', program])).toBe('2000 France\n');
});

describe('types', () => {
  const root = new Map([[join(packed.project, 'root.mts'), "export * as pungi from 'pungi';\n"]]);
  const browser = { lib: ['lib.es2024.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts'] };

  test.for([
    ['nodenext', { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
    ['bundler', { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
  ] as const)('of the root door resolve with %s, without those of Node', ([, resolution]) => {
    expect(complaintsOf(packed.project, root, { ...browser, ...resolution })).toEqual([]);
  });

  test('that are wrongly used are found in that project', () => {
    const path = join(packed.project, 'wrong.mts');
    const source = new Map([
      [path, "import { errorCodes } from 'pungi';\nexport const x: number = errorCodes;\n"],
    ]);

    expect(complaintsOf(packed.project, source, browser)).toEqual([
      `${path}:2 Type 'Record<ErrorCode, string>' is not assignable to type 'number'.`,
    ]);
  });
});

test('a bundle for browsers holds the root door and nothing of Node', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from 'pungi';", resolveDir: packed.project },
    ...{ bundle: true, format: 'esm', platform: 'browser', minify: true, write: false, logLevel: 'silent' },
    // What is loaded on first use is no part of the door.
    plugins: [
      {
        name: 'leave out what is loaded on first use',
        setup: ({ onResolve }) =>
          onResolve({ filter: /./ }, ({ kind }) =>
            kind === 'dynamic-import' ? { external: true } : undefined,
          ),
      },
    ],
  });
  const file = join(packed.project, 'bundle.mjs');
  writeFileSync(file, outputFiles[0]?.text ?? '');
  const program = `console.log(Object.keys(await import('./bundle.mjs')).includes('PungiError'))`;

  expect(runNode(['--input-type=module', '--eval', program])).toBe('true\n');
  expect(outputFiles[0]?.contents.length).toBeLessThan(180_000);
});

function runNode(args: readonly string[]): string {
  return execFileSync(process.execPath, [...args], { cwd: packed.project, encoding: 'utf8' });
}
