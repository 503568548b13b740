import { expect, test, vi } from 'vitest';
import { type Image, noPatch, type Patch } from '../host/image.ts';
import type { Interpreter, RunEnd } from '../host/interpreter.ts';
import { keptLayers } from './layers.ts';

const image: Image = { bytes: new Uint8Array(new SharedArrayBuffer(8)), stackPointer: 7 };
const returned: RunEnd = { kind: 'returned', reply: new Uint8Array() };
const [one, other] = [Uint8Array.of(1), Uint8Array.of(2)];

/** An interpreter that is what its layers make of it. */
function played({ end = returned, grows = false }: { end?: RunEnd; grows?: boolean } = {}) {
  const patches = new Map<number | undefined, Patch>();
  let last: number | undefined;
  const asked: (number | undefined)[] = [];
  const restore = vi.fn((_image: Image, _beyond?: Patch): boolean => true);
  const interpreter: Interpreter = {
    memory: new Uint8Array(8),
    stackPointer: 7,
    run: (request) => {
      last = request[0];
      asked.push(last);
      return end;
    },
    snapshot: () => image,
    beyond: () => {
      const patch: Patch = { pages: new Map(), blocks: new Set([last ?? -1]) };
      patches.set(last, patch);
      return grows ? null : patch;
    },
    restore,
  };
  const restored = (): readonly (Patch | undefined)[] => restore.mock.calls.map(([, beyond]) => beyond);
  return { interpreter, asked, restored, patches };
}

test('a layer is loaded for the first of its programs, and restored for those after it', () => {
  const { interpreter, asked, restored, patches } = played();
  const layers = keptLayers(image);
  for (let programs = 0; programs < 3; programs++) {
    expect(layers.begin(interpreter, Uint8Array.of(1))).toBe(true);
    layers.restore(interpreter);
  }
  const patch = patches.get(1);
  expect(asked).toEqual([1]);
  expect(restored()).toEqual([undefined, patch, patch, patch]);
});

test('a program of another layer, or of none, begins at the image', () => {
  const { interpreter, asked, restored, patches } = played();
  const layers = keptLayers(image);
  for (const layer of [one, null, other, null]) {
    layers.begin(interpreter, layer);
    layers.restore(interpreter);
  }
  expect(asked).toEqual([1, 2]);
  const [first, second] = [patches.get(1), patches.get(2)];
  expect(restored()).toEqual([undefined, first, undefined, noPatch, undefined, second, undefined, noPatch]);
});

test.each([
  ['grows the memory', { grows: true }],
  ['breaks the interpreter', { end: { kind: 'trapped', error: new Error('no') } as const }],
])('a layer that %s is not kept: its programs begin at the image and bring it', (_, given) => {
  const { interpreter, asked, restored } = played(given);
  const layers = keptLayers(image);
  expect([layers.begin(interpreter, one), layers.begin(interpreter, one)]).toEqual([false, true]);
  layers.restore(interpreter);
  expect(asked).toEqual([1]);
  expect(restored()).toEqual([undefined, noPatch]);
});
