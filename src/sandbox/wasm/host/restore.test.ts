import { hash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { exportMutableGlobals } from '../../../../test/wasm/mutable-globals.ts';
import { describeProbe, probeMemoryBytes } from '../../../../test/wasm/probe.ts';
import { type ProgramResult, runProgram, surroundingsOf } from '../../../../test/wasm/program.ts';
import { readImageBytes } from '../artefact/load.ts';
import { limitMemory } from '../binary/memory-limit.ts';
import { engine, type WasmGlobal, type WasmModule } from '../web-assembly.ts';
import { type Interpreter, instantiate } from './interpreter.ts';
import { hostilePrograms, witness } from './restore.cases.ts';

const given = { files: [{ path: '/data/given', bytes: new TextEncoder().encode('given') }] };

function run(interpreter: Interpreter, source: string, seed = 'seed'): ProgramResult {
  const call = (frame: Uint8Array) => (Buffer.from(frame).equals(Buffer.from('end')) ? null : frame.slice());
  return runProgram(interpreter, source, { ...given, seed, call });
}

/** All that tells one state of an interpreter from another. */
function fingerprint({ memory, stackPointer }: Interpreter): string {
  return `${hash('sha256', memory)} ${stackPointer}`;
}

await describeProbe('restoring', ({ module, image: found }) => {
  const warm = instantiate(module);
  warm.run(new Uint8Array(), surroundingsOf({}).surroundings);
  const image = warm.snapshot();
  const pristine = fingerprint(warm);
  const fresh = () => {
    const interpreter = instantiate(module);
    interpreter.restore(image);
    return interpreter;
  };
  const reference = fresh();
  const { stdout } = run(reference, witness);
  const afterwards = fingerprint(reference);

  test('is proven by a program that says what it saw', () => {
    expect(stdout.split('\n')).toHaveLength(5);
    expect(fingerprint(reference)).not.toBe(pristine);
  });

  test.each(hostilePrograms)('brings back every byte after $title', ({ source }) => {
    const interpreter = fresh();
    run(interpreter, source);
    expect(fingerprint(interpreter)).not.toBe(pristine);
    expect(interpreter.restore(image)).toBe(true);
    expect(fingerprint(interpreter)).toBe(pristine);
    expect(run(interpreter, witness).stdout).toBe(stdout);
    expect(fingerprint(interpreter)).toBe(afterwards);
  });

  test('is refused, and nothing written, once the memory has grown', () => {
    const interpreter = fresh();
    run(interpreter, 'x = bytearray(20_000_000)');
    const grown = fingerprint(interpreter);
    expect(interpreter.restore(image)).toBe(false);
    expect(fingerprint(interpreter)).toBe(grown);
  });

  test('the same seed and clock give the same output and the same memory in another interpreter', () => {
    const other = fresh();
    expect(run(other, witness).stdout).toBe(stdout);
    expect(fingerprint(other)).toBe(afterwards);
  });

  test('another seed gives other output', () => {
    expect(run(fresh(), witness, 'other seed').stdout).not.toBe(stdout);
  });

  test('needs no more than memory and stack pointer: no other mutable global ever changes', async () => {
    const bytes = limitMemory(await readImageBytes(found), probeMemoryBytes);
    const watched = await engine.compile(exportMutableGlobals(bytes));
    const { interpreter, globals } = withGlobals(watched);
    interpreter.run(new Uint8Array(), surroundingsOf({}).surroundings);
    const warmImage = interpreter.snapshot();
    const before = values(globals);
    expect(before.size).toBeGreaterThan(100);
    const changed = new Set<string>();
    for (const { source } of hostilePrograms) {
      run(interpreter, source);
      for (const [name, value] of values(globals)) if (value !== before.get(name)) changed.add(name);
      expect(interpreter.restore(warmImage)).toBe(true);
      expect(values(globals)).toEqual(before);
    }
    expect([...changed]).toHaveLength(1);
  });
});

/** An interpreter and its exported globals, which `instantiate` keeps to itself. */
function withGlobals(module: WasmModule): { interpreter: Interpreter; globals: Map<string, WasmGlobal> } {
  const made: { readonly exports: { readonly [name: string]: unknown } }[] = [];
  const spy = vi.spyOn(engine, 'Instance');
  const interpreter = instantiate(module);
  for (const { value } of spy.mock.results) made.push(value);
  spy.mockRestore();
  const exports = Object.entries(made[0]?.exports ?? {});
  const globals = exports.filter(([name]) => name.startsWith('global ')) as [string, WasmGlobal][];
  return { interpreter, globals: new Map(globals) };
}

function values(globals: ReadonlyMap<string, WasmGlobal>): Map<string, unknown> {
  return new Map([...globals].map(([name, { value }]) => [name, value]));
}
