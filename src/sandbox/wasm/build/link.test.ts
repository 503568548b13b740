import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tinyComponent } from '../../../../test/wasm/tiny-component.ts';
import { exportNames, importNames, renameExternals } from '../binary/externals.ts';
import { engine } from '../web-assembly.ts';
import { brokenComponents } from './link.cases.ts';
import { linkComponent } from './link.ts';
import { mergeParts } from './merge.ts';

test('names each import by the export that satisfies it, and leaves out what binds host functions late', () => {
  const { parts, exports } = linkComponent(tinyComponent());
  expect(parts.map(({ name }) => name)).toEqual(['i2', 'i4', 'i7']);
  expect(
    parts.map(({ bytes }) => importNames(bytes).map(({ module, field }) => `${module} ${field}`)),
  ).toEqual([
    [],
    ['host wasi:clock/clock#now', 'host wasi:clock/clock#[resource-drop]timer', 'i2 i2:memory'],
    ['i4 i4:now', 'host $root#host-call'],
  ]);
  expect(parts.map(({ bytes }) => exportNames(bytes))).toEqual([
    ['i2:memory', 'i2:__stack_pointer'],
    ['i4:now', 'i4:cabi_realloc'],
    ['i7:run', 'i7:cabi_post_run', 'i7:cabi_realloc'],
  ]);
  expect([...exports]).toEqual([
    ['i2:memory', 'memory'],
    ['i2:__stack_pointer', 'stack_pointer'],
    ['i7:run', 'run'],
    ['i7:cabi_post_run', 'run_done'],
    ['i7:cabi_realloc', 'realloc'],
    ['i4:cabi_realloc', 'libc_realloc'],
  ]);
});

test('what it makes can be merged into one module that calls the host and nothing else', async () => {
  const { parts, exports } = linkComponent(tinyComponent());
  const scratch = await mkdtemp(join(tmpdir(), 'pungi-link-'));
  try {
    const signal = new AbortController().signal;
    const merged = await mergeParts({ parts, scratch, env: process.env, signal });
    const module = new engine.Module(renameExternals(merged, { exported: (name) => exports.get(name) }));
    const asked: unknown[] = [];
    const { exports: made } = new engine.Instance(module, {
      host: {
        'wasi:clock/clock#now': (result: number) => new DataView(memory.buffer).setInt32(result, 20, true),
        'wasi:clock/clock#[resource-drop]timer': (handle: number) => asked.push(['drop', handle]),
        '$root#host-call': (value: number) => asked.push(['call', value]),
      },
    });
    const memory = made['memory'] as { buffer: ArrayBuffer };
    expect((made['run'] as (x: number, y: number) => number)(0, 2)).toBe(42);
    expect(asked).toEqual([
      ['call', 9],
      ['drop', 5],
    ]);
    expect((made['libc_realloc'] as () => number)()).toBe(128);
    expect((made['realloc'] as () => number)()).toBe(256);
  } finally {
    await rm(scratch, { recursive: true });
  }
});

test.each(brokenComponents)('refuses $title', ({ component, message }) => {
  expect(() => linkComponent(component())).toThrow(
    expect.objectContaining({ code: 'IMAGE_BROKEN', message }),
  );
});
