/** Frames as a hostile guest could write them; each is one field away from a good one. */

/** A good frame of each kind. */
export const good = {
  ready: {
    kind: 'ready',
    version: 1,
    build: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    python: '3.14.0',
  },
  call: {
    kind: 'call',
    seq: 0,
    name: 'search',
    input: { query: 'x' },
    position: '0:0',
    line: 3,
    delivered: [[0, 1], [2]],
    wait: true,
  },
  wait: { kind: 'wait', delivered: [], timeoutMs: null },
  sleep: { kind: 'sleep', ms: 1.5 },
  cancel: { kind: 'cancel', position: '0:0' },
  text: { kind: 'text', stream: 'stdout', offset: 0, text: 'é\n', line: null },
  end: {
    kind: 'end',
    status: 'failed',
    delivered: [],
    error: { type: 'ValueError', message: 'no', traceback: 'Traceback', line: 1 },
    value: { value: [1, 'a'], plain: true, repr: "[1, 'a']" },
    carried: 'opaque',
    notCarried: [{ name: 'f', reason: 'a file' }],
    variables: [{ name: 'x', type: 'int', preview: '1' }],
  },
} as const;

type Kind = keyof typeof good;

/** Kind of the good frame, what is laid over it, the message of the refusal. */
export const bad: readonly (readonly [Kind, { readonly [key: string]: unknown }, string])[] = [
  [
    'call',
    { extra: 1 },
    'Expected `call` to have exactly the keys kind, seq, name, input, position, line, delivered, wait.',
  ],
  [
    'call',
    { seq: undefined },
    'Expected `call` to have exactly the keys kind, seq, name, input, position, line, delivered, wait.',
  ],
  ['call', { seq: -1 }, 'Expected `call.seq` to be an integer from 0, got -1 (number).'],
  ['call', { seq: 1.5 }, 'Expected `call.seq` to be an integer from 0, got 1.5 (number).'],
  ['call', { seq: '0' }, 'Expected `call.seq` to be an integer from 0, got "0" (string).'],
  ['call', { line: 0 }, 'Expected `call.line` to be a line number or null, got 0 (number).'],
  ['call', { line: '3' }, 'Expected `call.line` to be a line number or null, got "3" (string).'],
  ['call', { wait: 1 }, 'Expected `call.wait` to be a boolean, got 1 (number).'],
  ['call', { delivered: {} }, 'Expected `call.delivered` to be a list, got an object.'],
  ['call', { delivered: [1] }, 'Expected `call.delivered[0]` to be a list of seqs, got 1 (number).'],
  ['call', { delivered: [[0], [-1]] }, 'Expected `call.delivered[1]` to be a list of seqs, got a list of 1.'],
  ['wait', { timeoutMs: -1 }, 'Expected `wait.timeoutMs` to be a finite number from 0, got -1 (number).'],
  ['wait', { timeoutMs: '1' }, 'Expected `wait.timeoutMs` to be a finite number from 0, got "1" (string).'],
  ['wait', { seq: 1 }, 'Expected `wait` to have exactly the keys kind, delivered, timeoutMs.'],
  ['sleep', { ms: null }, 'Expected `sleep.ms` to be a finite number from 0, got null.'],
  ['sleep', { ms: -0.1 }, 'Expected `sleep.ms` to be a finite number from 0, got -0.1 (number).'],
  ['cancel', { position: 7 }, 'Expected `cancel.position` to be a string, got 7 (number).'],
  [
    'cancel',
    { position: 'x'.repeat(1_001) },
    'Expected `cancel.position` to be at most 1000 characters, got 1001 (number).',
  ],
  ['text', { stream: 'stdin' }, 'Expected `text.stream` to be one of stdout, stderr, got "stdin" (string).'],
  [
    'text',
    { stream: 'constructor' },
    'Expected `text.stream` to be one of stdout, stderr, got "constructor" (string).',
  ],
  ['text', { offset: null }, 'Expected `text.offset` to be an integer from 0, got null.'],
  ['text', { text: '' }, 'Expected `text.text` to hold text, got "".'],
  ['text', { text: ['x'] }, 'Expected `text.text` to be a string, got a list of 1.'],
  [
    'text',
    { text: 'a\ud800' },
    'Expected `text.text` to be without lone surrogates, got "a\\ud800" (string).',
  ],
  ['ready', { version: '1' }, 'Expected `ready.version` to be an integer from 0, got "1" (string).'],
  [
    'ready',
    { build: 'A'.repeat(64) },
    `Expected \`ready.build\` to be a SHA-256 in hexadecimal, got "${'A'.repeat(59)}… (string).`,
  ],
  ['ready', { python: 3.14 }, 'Expected `ready.python` to be a string, got 3.14 (number).'],
  [
    'end',
    { status: 'won' },
    'Expected `end.status` to be one of completed, answered, failed, got "won" (string).',
  ],
  ['end', { status: 'completed' }, 'Expected `end.error` to be null, got an object.'],
  ['end', { error: null }, 'Expected `end.error` to be an error, got null.'],
  ['end', { error: {} }, 'Expected `end.error` to have exactly the keys type, message, traceback, line.'],
  [
    'end',
    { error: { type: 'E', message: 'x'.repeat(20_001), traceback: '', line: null } },
    'Expected `end.error.message` to be at most 20000 characters, got 20001 (number).',
  ],
  [
    'end',
    { value: { value: 1, plain: 'yes', repr: '1' } },
    'Expected `end.value.plain` to be a boolean, got "yes" (string).',
  ],
  [
    'end',
    { value: { value: '~nonsense', plain: true, repr: '' } },
    'Expected `end.value.value` to be in the wire form of a value, got a string with an unknown tag.',
  ],
  ['end', { value: { value: 1 } }, 'Expected `end.value` to have exactly the keys value, plain, repr.'],
  ['end', { value: 1 }, 'Expected `end.value` to be an object, got 1 (number).'],
  [
    'end',
    { carried: 'x'.repeat(101) },
    'Expected `end.carried` to be at most 100 characters, got 101 (number).',
  ],
  ['end', { carried: 'é'.repeat(60) }, 'Expected `end.carried` to have at most 100 bytes.'],
  ['end', { carried: 5 }, 'Expected `end.carried` to be a string, got 5 (number).'],
  [
    'end',
    { notCarried: [{ name: 'f' }] },
    'Expected `end.notCarried[0]` to have exactly the keys name, reason.',
  ],
  ['end', { variables: 'x' }, 'Expected `end.variables` to be a list, got "x" (string).'],
  [
    'end',
    { variables: Array(1_001).fill(null) },
    'Expected `end.variables` to be at most 1000 long, got a list of 1001.',
  ],
  [
    'end',
    { variables: [{ name: 'x', type: 1, preview: '' }] },
    'Expected `end.variables[0].type` to be a string, got 1 (number).',
  ],
];

/** Whole texts that are no frame. */
export const notFrames: readonly (readonly [string, string])[] = [
  ['', 'Expected `frame` to be in the wire form of a value, got text that is not JSON.'],
  ['{', 'Expected `frame` to be in the wire form of a value, got text that is not JSON.'],
  ['{} {}', 'Expected `frame` to be in the wire form of a value, got text that is not JSON.'],
  ['null', 'Expected a frame of a known kind, got undefined.'],
  ['[]', 'Expected a frame of a known kind, got undefined.'],
  ['[{"kind":"sleep","ms":1}]', 'Expected a frame of a known kind, got undefined.'],
  ['{"kind":"start"}', 'Expected a frame of a known kind, got "start" (string).'],
  [
    '{"kind":"deliver","replies":[],"clockMs":0}',
    'Expected a frame of a known kind, got "deliver" (string).',
  ],
  ['{"kind":["call"]}', 'Expected a frame of a known kind, got a list of 1.'],
  ['{"kind":"toString"}', 'Expected a frame of a known kind, got "toString" (string).'],
  ['{"__proto__":{"kind":"sleep","ms":1}}', 'Expected a frame of a known kind, got undefined.'],
  [
    '{"kind":"sleep","ms":1e999}',
    'Expected `frame.ms` to be in the wire form of a value, got a number beyond every float.',
  ],
  [`${'['.repeat(105)}`, 'Expected `frame` to nest at most 104 levels, got one more at `frame'],
  [
    `{"kind":"sleep","ms":1,"x":[${'[],'.repeat(2_000_000)}[]]}`,
    'Expected `frame` to hold at most 2000000 values, got more.',
  ],
];

/** What is laid over a good call, and the problem it is answered with. */
export const problems: readonly (readonly [{ readonly [key: string]: unknown }, string])[] = [
  [{ name: 5 }, 'Expected the name of a function, got 5 (number).'],
  [{ name: 'x'.repeat(201) }, `Expected the name of a function, got "${'x'.repeat(59)}… (string).`],
  [{ name: 'a\udc00' }, 'Expected the name of a function, got "a\\udc00" (string).'],
  [{ position: 0 }, 'Expected a position as `0:3`, got 0 (number).'],
  [{ position: '' }, 'Expected a position as `0:3`, got "" (string).'],
  [{ position: '1:0' }, 'Expected a position as `0:3`, got "1:0" (string).'],
  [{ position: '0:00' }, 'Expected a position as `0:3`, got "0:00" (string).'],
  [{ position: '0:0\n' }, 'Expected a position as `0:3`, got "0:0\\n" (string).'],
  [
    { position: `0${'.1'.repeat(600)}:0` },
    `Expected a position as \`0:3\`, got "0${'.1'.repeat(29)}… (string).`,
  ],
  [{ input: null }, 'Expected an object of arguments, got null.'],
  [{ input: [] }, 'Expected an object of arguments, got a list of 0.'],
  [
    { input: { x: '~nonsense' } },
    'Expected `input.x` to be in the wire form of a value, got a string with an unknown tag.',
  ],
];
