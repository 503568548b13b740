import { expect, test } from 'vitest';
import { assemble } from '../../../../test/wasm/tiny-component.ts';
import { engine } from '../web-assembly.ts';
import { exportNames, importNames, renameExternals } from './externals.ts';

const module = assemble(`(module
  (import "a" "function" (func (param i32) (result i32)))
  (import "a" "table" (table 1 5 funcref))
  (import "b" "memory" (memory 1))
  (import "b" "global" (global (mut i64)))
  (global (export "one") i32 (i32.const 1))
  (func (export "two") (result i32) (i32.const 2)))`);

test('renames imports of every kind, and exports', () => {
  const renamed = renameExternals(module, {
    imported: ({ module: from, field }) => ({ module: `${from}-${field}`, field: 'x' }),
    exported: (name) => `long ${name}`.repeat(30),
  });
  expect(
    importNames(renamed)
      .map(({ module: from }) => from)
      .sort(),
  ).toEqual(['a-function', 'a-table', 'b-global', 'b-memory']);
  expect(exportNames(renamed)).toEqual(['long one'.repeat(30), 'long two'.repeat(30)]);
  expect(engine.validate(renamed)).toBe(true);
});

test('drops exports without a name', () => {
  const renamed = renameExternals(module, { exported: (name) => (name === 'two' ? name : undefined) });
  expect(exportNames(renamed)).toEqual(['two']);
  expect(importNames(renamed)).toEqual(importNames(module));
});

test('a module without either has none', () => {
  expect([importNames(assemble('(module)')), exportNames(assemble('(module)'))]).toEqual([[], []]);
});

test('refuses an import of another kind', () => {
  const tag = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 2, 8, 1, 1, 0x61, 1, 0x62, 4, 0, 0);
  expect(() => importNames(tag)).toThrow(
    expect.objectContaining({
      code: 'IMAGE_BROKEN',
      message: 'Expected an imported function, table, memory or global, got kind 4.',
    }),
  );
});
