import { describe, expect, test } from 'vitest';
import { type Manifest, resolveLimits, type Value } from '../value/index.ts';
import { deliverText, replyText, startText } from './write-frame.ts';

const limits = resolveLimits();
const huge = 2n ** 64n;

function manifestWith(given: Value | undefined): Manifest {
  const plain = { name: 'x', annotation: 'int', shape: 'int', required: false } as const;
  const parameter = given === undefined ? plain : { ...plain, default: given };
  const returns = { returns: 'any', returnAnnotation: 'Any' } as const;
  const f = { name: 'f', effect: 'pure', doc: '', parameters: [parameter], extra: null, ...returns } as const;
  return { version: 1, functions: [f], records: { default: { fields: [], rest: null } } };
}

const start = {
  source: 'print("~")',
  manifest: manifestWith(huge),
  carried: null,
  limits,
  importPolicy: 'all',
  seed: '0'.repeat(32),
  startedAt: 5,
  mounts: null,
} as const;

describe('startText', () => {
  test('tags defaults and the last value, and nothing else', () => {
    const frame = JSON.parse(startText({ ...start, last: { value: '~x', output: '~y' } }, limits));
    expect(frame).toMatchObject({ kind: 'start', version: 1, source: 'print("~")', carried: null });
    expect(frame.manifest.functions[0].parameters[0].default).toBe(`~i${huge.toString(16)}`);
    expect(frame.manifest.records).toEqual({ default: { fields: [], rest: null } });
    expect(frame.last).toEqual({ value: '~~x', output: '~y' });
  });

  test('says null where no observation had to cut anything', () => {
    expect(JSON.parse(startText({ ...start, last: null }, limits)).last).toBeNull();
  });

  test('leaves a parameter without default without one', () => {
    const manifest = manifestWith(undefined);
    const frame = JSON.parse(startText({ ...start, manifest, last: null }, limits));
    expect(frame.manifest.functions[0].parameters).toEqual(manifest.functions[0]?.parameters);
  });
});

describe('replyText', () => {
  test('writes an output in wire form', () => {
    const text = replyText(3, { status: 'done', output: { n: huge, s: '~' } }, limits);
    expect(JSON.parse(text)).toEqual({
      seq: 3,
      reply: { status: 'done', output: { n: `~i${huge.toString(16)}`, s: '~~' } },
    });
  });

  test('writes an error as it stands', () => {
    const error = { type: 'RateLimited', message: '~ wait', retryAfterSeconds: 2 } as const;
    expect(JSON.parse(replyText(0, { status: 'refused', error }, limits))).toEqual({
      seq: 0,
      reply: { status: 'refused', error },
    });
  });

  test('throws on an output that cannot cross', () => {
    const output = new Date() as unknown as Value;
    expect(() => replyText(0, { status: 'done', output }, limits)).toThrow('output');
  });
});

test('deliverText puts replies together in their order', () => {
  expect(JSON.parse(deliverText(['{"seq":1}', '{"seq":0}'], 1.5))).toEqual({
    kind: 'deliver',
    replies: [{ seq: 1 }, { seq: 0 }],
    clockMs: 1.5,
  });
});
