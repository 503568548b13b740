import type { Expected } from '../case.ts';
import type { EscapeCase } from '../escape.ts';
import { forgedPointer } from './forged-pointer.ts';

const opened = /^(opened|closed)\n$/;
const crashed: Expected = { status: 'stopped', reason: 'crashed', stdout: /^/, stderr: /^/, events: [] };
const any: Expected = { status: 'any', stdout: /^/, stderr: /^/, events: [] };

/** A program that has the whole memory of its interpreter, and does this with it. */
const forging = (
  name: string,
  program: (facts: { variable: string; here: string }) => string,
  ends: EscapeCase['ends'] = [any],
): EscapeCase => ({
  name,
  class: 'memory',
  without: 'noNativeCode',
  limits: { timeMs: 1_000 },
  program: (facts) => `${forgedPointer}\n${program(facts)}`,
  ends,
});

/** A text backwards: what is looked for must not be found in the program that looks. */
const backwards = (text: string): string => JSON.stringify([...text].reverse().join(''));

/** Through pointers that are forged. */
export const memory: readonly EscapeCase[] = [
  forging(
    'nothing of the host stands in the memory of the interpreter',
    ({ variable, here }) =>
      `for text in (${[variable, here, 'pungi-secret', 'node_modules'].map(backwards).join(', ')}):\n    if stands(text): print("REACHED", text)\nprint("opened")`,
    [{ stdout: opened }, { ...any, stdout: /REACHED the memory/ }],
  ),
  {
    ...forging(
      'nothing of a program stands in memory after it',
      () => 'len(["-".join(["planted", "marker", str(n)]) for n in range(1_000)])\nprint("opened")',
    ),
    next: {
      program: `${forgedPointer}\nif stands(${backwards('planted-marker-77')}): print("REACHED what was before")\nprint("opened")`,
      ends: [{ stdout: opened }, { ...any, stdout: /REACHED the memory/ }],
    },
  },
  forging(
    'numbers, texts and types that are changed in memory are whole in the next program',
    () =>
      [
        'def digit(number): return id(number) + object.__basicsize__ + 4',
        'for number in (7, 21, 42): memory[digit(number)] ^= 1',
        'for text in ("abc", "sdk", "len", "double", "utf-8"):',
        '    at = id(sys.intern(text)) + str.__basicsize__ - 8',
        '    memory[at:at + 2] = b"XX"',
        'for kind in (range, complex, slice): memory[id(kind) + 12:id(kind) + 16] = bytes(4)',
        'print("opened")',
      ].join('\n'),
    [{ stdout: opened }, { ...any, stdout: /REACHED the memory/ }],
  ),
  forging('memory that is filled with zeros ends only its own program', () => 'memory[:top] = bytes(top)', [
    crashed,
    any,
  ]),
  forging(
    'memory that is changed on every page ends only its own program',
    () => 'for at in range(0, top, 4_096): memory[at] ^= 255\nwhile True: pass',
    [{ status: 'stopped', reason: 'time', stdout: /^/ }, crashed, any],
  ),
  forging('a function of C that is put in the place of another ends only its own program', () =>
    [
      'word = struct.Struct("<I")',
      'method = word.unpack_from(memory, id(len) + 8)[0] + 4',
      'for step in (1, 2, 3, -1, 1_000, 10**6):',
      '    word.pack_into(memory, method, (word.unpack_from(memory, method)[0] + step) & 0xFFFFFFFF)',
      '    try: len([])',
      '    except Exception: pass',
    ].join('\n'),
  ),
  ...[
    ['just beyond', 'top + 50_000_000'],
    ['far beyond', '1_000_000_000'],
    ['at the end of what 32 bits can name', '2**31 - 200'],
  ].flatMap(([where, start]) => [
    forging(
      `the host reads no bytes ${where} the memory`,
      () => `with open("/tmp/file", "wb", 0) as handle: handle.write(memoryview(memory)[${start}:])`,
    ),
    forging(`the host writes no bytes ${where} the memory`, () =>
      [
        'with open("/tmp/file", "wb", 0) as handle: handle.write(b"x" * 100_000)',
        `with open("/tmp/file", "rb", 0) as handle: handle.readinto(memoryview(memory)[${start}:])`,
      ].join('\n'),
    ),
  ]),
  forging('a frame whose length is forged ends only its own program', () =>
    [
      'import wit_world',
      'frame = b"{}" * 100',
      'memory[id(frame) + 8:id(frame) + 12] = struct.pack("<I", 0x7FFFFFF0)',
      'wit_world.host_call(frame)',
    ].join('\n'),
  ),
  ...[
    ['an import that there is not', 'call_import(1, [b"{}"])'],
    ['a number that is none', 'call_import(-1, [b"{}"])'],
    ['an argument of another type', 'call_import(0, [{}])'],
    ['too many arguments', 'call_import(0, [b"{}"] * 9)'],
    ['a resource that nobody has', 'drop_resource(0, 123456)'],
  ].map(
    ([what, call]): EscapeCase => ({
      name: `the native half of the wall, called with ${what}, ends only its own program`,
      class: 'memory',
      limits: { timeMs: 700 },
      program: [
        'import sys',
        'native = sys.modules.get("componentize_py_runtime")',
        'try:',
        `    if native is not None: native.${call}`,
        'except Exception: pass',
      ].join('\n'),
      ends: [any],
    }),
  ),
];
