import {
  alias,
  bag,
  type ComponentSection,
  instance,
  lift,
  lower,
  tinyComponent,
} from '../../../../test/wasm/tiny-component.ts';
import { list } from '../binary/writer.ts';

/** The component with the section of `id` that stands at `place` among its like replaced, or left out. */
function replaced(id: number, place: number, by?: Uint8Array): () => Uint8Array {
  return () =>
    tinyComponent((sections) => {
      const target = sections.filter((section) => section[0] === id)[place];
      const instead: ComponentSection[] = by === undefined ? [] : [[id, by]];
      return sections.flatMap((section) => (section === target ? instead : [section]));
    });
}

const written = 'in the component that componentize-py wrote, got';
const unknown = (what: string) =>
  `Expected a component of the form that componentize-py writes, got ${what}, which is not known here.`;

/** Components that are not what is expected, and what is said of each. */
export const brokenComponents: readonly {
  readonly title: string;
  readonly component: () => Uint8Array;
  readonly message: string;
}[] = [
  {
    title: 'a core module',
    component: () => Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00),
    message: 'Expected a WebAssembly component, got bytes that start with 0061736d01000000.',
  },
  {
    title: 'nothing',
    component: () => new Uint8Array(),
    message: 'Expected a WebAssembly component, got bytes that start with nothing.',
  },
  {
    title: 'a file that was cut off',
    component: () => tinyComponent().subarray(0, -3),
    message: 'Expected 9 bytes at byte 874 of a WebAssembly binary, got 6.',
  },
  {
    title: 'one without late binding',
    component: replaced(2, 5, list([])),
    message: `Expected a module that fills the table \`$imports\` ${written} none.`,
  },
  {
    title: 'one whose late binding has no trampolines',
    component: replaced(
      6,
      0,
      list([alias('func', 0, '0'), alias('func', 0, '1'), alias('table', 2, '$imports')]),
    ),
    message: `Expected a module of numbered trampolines ${written} memory, __stack_pointer.`,
  },
  {
    title: 'an import that nothing provides',
    component: replaced(2, 3, list([bag({ later: ['func', 3] }), bag({ 'host-call': ['func', 1] })])),
    message: `Expected a provider of \`env\` \`now\` ${written} none.`,
  },
  {
    title: 'a module that is instantiated twice',
    component: replaced(2, 3, list([bag({ memory: ['memory', 0] }), instance(0, {})])),
    message: `Expected each module to be there and instantiated once ${written} module 0 otherwise.`,
  },
  {
    title: 'no allocator for what the host returns',
    component: replaced(8, 1, list([lower(), lower(7)])),
    message: `Expected one allocator for what the host returns ${written} none.`,
  },
  {
    title: 'no export named run',
    component: replaced(11, 0),
    message: `Expected an export \`run\` with an allocator and a clean-up ${written} none.`,
  },
  {
    title: 'an export without a clean-up',
    component: replaced(8, 2, list([lift(5, { realloc: 7 })])),
    message: `Expected an export \`run\` with an allocator and a clean-up ${written} one without.`,
  },
  {
    title: 'a memory that is missing',
    component: replaced(6, 1, list([])),
    message: unknown('core memory of 0 0'),
  },
  {
    title: 'a second memory',
    component: replaced(6, 1, list([alias('memory', 2, 'memory'), alias('memory', 2, 'memory')])),
    message: unknown('number of memories 2'),
  },
  {
    title: 'an unknown section',
    component: () => tinyComponent((sections) => [...sections, [42, new Uint8Array()]]),
    message: unknown('section 42'),
  },
  {
    title: 'an unknown canonical function',
    component: replaced(8, 0, list([Uint8Array.of(0x2a, 0x00)])),
    message: unknown('canonical function 42'),
  },
];
