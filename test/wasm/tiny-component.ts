import binaryen from 'binaryen';
import { concat, list, name, u32 } from '../../src/sandbox/wasm/binary/writer.ts';

/** Core modules in the form that componentize-py writes, as small as they can be. */
const texts = {
  main: `(module
    (memory (export "memory") 1)
    (global (export "__stack_pointer") (mut i32) (i32.const 1024)))`,
  clock: `(module
    (import "wasi:clock/clock@0.2.0" "now" (func $now (param i32)))
    (import "wasi:clock/clock@0.2.0" "[resource-drop]timer" (func $drop (param i32)))
    (import "env" "memory" (memory 1))
    (func (export "now") (result i32)
      (call $now (i32.const 16)) (call $drop (i32.const 5)) (i32.load (i32.const 16)))
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 128)))`,
  entry: `(module
    (import "env" "now" (func $now (result i32)))
    (import "$root" "host-call" (func $call (param i32)))
    (func (export "run") (param i32 i32) (result i32)
      (call $call (i32.const 9)) (i32.add (i32.mul (call $now) (i32.const 2)) (local.get 1)))
    (func (export "cabi_post_run") (param i32))
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 256)))`,
  shim: `(module
    (type $one (func (param i32)))
    (table (export "$imports") 2 2 funcref)
    (func (export "0") (param i32) (call_indirect (type $one) (local.get 0) (i32.const 0)))
    (func (export "1") (param i32) (call_indirect (type $one) (local.get 0) (i32.const 1))))`,
  fill: `(module
    (import "" "0" (func $a (param i32)))
    (import "" "1" (func $b (param i32)))
    (import "" "$imports" (table 2 2 funcref))
    (elem (i32.const 0) func $a $b))`,
};

/** Bytes of a core module from its text. */
export function assemble(text: string): Uint8Array {
  const module = binaryen.parseText(text);
  try {
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

/** One section of a component. */
export type ComponentSection = readonly [id: number, content: Uint8Array];

/**
 * A component whose `run(x, y)` is twice the host's `now` plus `y`. Its sections can be changed before they
 * are joined, to make one of another form.
 */
export function tinyComponent(
  change: (sections: readonly ComponentSection[]) => readonly ComponentSection[] = (same) => same,
): Uint8Array {
  const preamble = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00);
  const parts = change(sections()).flatMap(([id, content]) => [
    Uint8Array.of(id),
    u32(content.length),
    content,
  ]);
  return concat([preamble, ...parts]);
}

const sort = { func: 0x00, table: 0x01, memory: 0x02, global: 0x03 } as const;

function sections(): ComponentSection[] {
  return [
    [10, list([concat([Uint8Array.of(0x00), name('wasi:clock/clock@0.2.0'), Uint8Array.of(0x05, 0x00)])])],
    [10, list([concat([Uint8Array.of(0x00), name('host-call'), Uint8Array.of(0x01, 0x00)])])],
    [1, assemble(texts.main)],
    [1, assemble(texts.clock)],
    [1, assemble(texts.entry)],
    [1, assemble(texts.shim)],
    [1, assemble(texts.fill)],
    // Instance 0: the trampolines, which become functions 0 and 1; function 2 is the component model's own.
    [2, list([instance(3, {})])],
    [6, list([alias('func', 0, '0'), alias('func', 0, '1'), alias('table', 0, '$imports')])],
    [8, list([Uint8Array.of(0x03, 0x00)])],
    [2, list([bag({ now: ['func', 0], '[resource-drop]timer': ['func', 2] }), instance(0, {})])],
    [6, list([alias('memory', 2, 'memory')])],
    [2, list([bag({ memory: ['memory', 0] }), instance(1, { 'wasi:clock/clock@0.2.0': 1, env: 3 })])],
    [6, list([alias('func', 4, 'now'), alias('func', 4, 'cabi_realloc')])],
    [2, list([bag({ now: ['func', 3] }), bag({ 'host-call': ['func', 1] })])],
    [2, list([instance(2, { env: 5, $root: 6 })])],
    [6, list(['run', 'cabi_post_run', 'cabi_realloc'].map((key) => alias('func', 7, key)))],
    [8, list([lower(4), lower(7)])],
    [2, list([bag({ $imports: ['table', 0], 0: ['func', 8], 1: ['func', 9] }), instance(4, { '': 8 })])],
    [8, list([lift(5, { realloc: 7, postReturn: 6 })])],
    [11, list([concat([Uint8Array.of(0x00), name('run'), Uint8Array.of(0x01, 0x01, 0x00)])])],
  ];
}

/** A core instance of a module, with the instances that satisfy its imports. */
export function instance(module: number, given: Readonly<Record<string, number>>): Uint8Array {
  const items = Object.entries(given).map(([key, index]) =>
    concat([name(key), Uint8Array.of(0x12), u32(index)]),
  );
  return concat([Uint8Array.of(0x00), u32(module), list(items)]);
}

/** A core instance that only gives names to items of others. */
export function bag(items: Readonly<Record<string, readonly [keyof typeof sort, number]>>): Uint8Array {
  const entries = Object.entries(items).map(([key, [kind, index]]) =>
    concat([name(key), Uint8Array.of(sort[kind]), u32(index)]),
  );
  return concat([Uint8Array.of(0x01), list(entries)]);
}

/** Makes an export of a core instance an item. */
export function alias(kind: keyof typeof sort, from: number, key: string): Uint8Array {
  return concat([Uint8Array.of(0x00, sort[kind], 0x01), u32(from), name(key)]);
}

/** A host function as a core function, with memory 0 and, where it returns lists, an allocator. */
export function lower(realloc?: number): Uint8Array {
  const given = [option(0x03, 0), ...(realloc === undefined ? [] : [option(0x04, realloc)])];
  return concat([Uint8Array.of(0x01, 0x00, 0x00), list(given)]);
}

/** A core function as a function of the component. */
export function lift(core: number, options: { realloc?: number; postReturn?: number }): Uint8Array {
  const { realloc, postReturn } = options;
  const given = [
    option(0x03, 0),
    ...(realloc === undefined ? [] : [option(0x04, realloc)]),
    ...(postReturn === undefined ? [] : [option(0x05, postReturn)]),
  ];
  return concat([Uint8Array.of(0x00, 0x00), u32(core), list(given), u32(0)]);
}

function option(kind: number, index: number): Uint8Array {
  return concat([Uint8Array.of(kind), u32(index)]);
}
