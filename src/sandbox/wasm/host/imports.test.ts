import { expect, test } from 'vitest';
import { describeProbe } from '../../../../test/wasm/probe.ts';
import { engine } from '../web-assembly.ts';
import { imports } from './imports.ts';

test('the wall has 117 holes, each with a line that says what it does', () => {
  const lines = Object.values(imports).map(({ does }) => does);
  expect(lines).toHaveLength(117);
  expect(lines.filter((line) => !/^[A-Z].+\.$/.test(line))).toEqual([]);
});

await describeProbe('the image', ({ module }) => {
  test('imports exactly the functions of the table, all from one module', () => {
    const asked = engine.Module.imports(module);
    expect(new Set(asked.map(({ module: from }) => from))).toEqual(new Set(['host']));
    expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(['function']));
    expect([...new Set(asked.map(({ name }) => name))].sort()).toEqual(Object.keys(imports).sort());
  });

  test('exports its memory, its stack pointer and four functions', () => {
    const names = engine.Module.exports(module).map(({ name }) => name);
    expect(names.sort()).toEqual(['libc_realloc', 'memory', 'realloc', 'run', 'run_done', 'stack_pointer']);
  });
});
