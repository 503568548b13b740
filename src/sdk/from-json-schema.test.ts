import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PungiError } from '../errors/index.ts';
import { fromJsonSchema } from './from-json-schema.ts';
import { refusedCases } from './json-schema/refused.cases.ts';
import type { JsonSchema } from './schema.ts';

function validate(schema: JsonSchema, value: unknown): unknown {
  return fromJsonSchema(schema)['~standard'].validate(value);
}

describe('what is refused at definition', () => {
  test.each(refusedCases)('$title', ({ schema, code, message }) => {
    const define = (): unknown => fromJsonSchema(schema as JsonSchema);
    expect(define).toThrow(new PungiError(message, { code }));
    expect(define).toThrow(expect.objectContaining({ code }));
  });

  test('a cycle', () => {
    const schema: Record<string, unknown> = { type: 'object' };
    schema['properties'] = { self: schema };
    expect(() => fromJsonSchema(schema)).toThrow(
      'Expected `#/properties/self` of a JSON Schema to be JSON, got a cycle; refer to a schema in `$defs` with `$ref`.',
    );
  });

  test('a nesting that would overflow the stack', () => {
    const schema: JsonSchema = JSON.parse(`${'{"not":'.repeat(100_000)}{}${'}'.repeat(100_000)}`);
    expect(() => fromJsonSchema(schema)).toThrow(
      'Expected `#/not/not/not` of a JSON Schema to be nested at most 256 deep.',
    );
  });
});

describe('the schema itself', () => {
  test('is copied, so that later changes do not count', () => {
    const property = { type: 'integer' };
    const schema = fromJsonSchema({ properties: { a: property } });
    property.type = 'string';
    expect(schema['~standard'].validate({ a: 1 })).toEqual({ value: { a: 1 } });
    expect(() => Object.assign(schema['~standard'], { vendor: 'other' })).toThrow(TypeError);
  });

  test('keeps prose that was cut within a character, which then says so', () => {
    const cut = { description: 'One 🎉'.slice(0, 5), properties: { title: { title: '\udfff' } } };

    const json = fromJsonSchema(cut)['~standard'].jsonSchema.input({ target: 'draft-2020-12' });

    expect(json).toEqual({ description: 'One �', properties: { title: { title: '�' } } });
  });

  test('is given back frozen, as draft 2020-12 and for both sides', () => {
    const { jsonSchema } = fromJsonSchema({
      items: [{ $ref: '#/definitions/a b' }],
      additionalItems: false,
      definitions: { 'a b': { dependencies: { x: ['y'], z: true } } },
      title: undefined,
    })['~standard'];
    const modern = {
      prefixItems: [{ $ref: '#/$defs/a b' }],
      items: false,
      $defs: { 'a b': { dependentRequired: { x: ['y'] }, dependentSchemas: { z: true } } },
    };
    expect(jsonSchema.input({ target: 'draft-2020-12' })).toEqual(modern);
    expect(jsonSchema.output({ target: 'draft-2020-12' })).toEqual(modern);
    expect(Object.isFrozen(jsonSchema.input({ target: 'draft-2020-12' })['$defs'])).toBe(true);
  });

  test('has a form for true and false', () => {
    const input = (schema: boolean): unknown =>
      fromJsonSchema(schema)['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
    expect(input(true)).toEqual({});
    expect(input(false)).toEqual({ not: {} });
  });

  test('is written in no other dialect', () => {
    const { jsonSchema } = fromJsonSchema({})['~standard'];
    expect(() => jsonSchema.input({ target: 'draft-07' })).toThrow(
      'Expected the target of a JSON Schema to be "draft-2020-12", got "draft-07".',
    );
  });
});

describe('defaults', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      limit: { type: 'integer', default: 20 },
      filter: {
        type: 'object',
        properties: { tags: { type: 'array', default: ['all'] }, from: { $ref: '#/$defs/start' } },
        default: { from: 1 },
      },
      rows: { type: 'array', items: { properties: { size: { default: 'm' } } } },
    },
    additionalProperties: { properties: { deep: { default: null } } },
    $defs: { start: { type: 'integer', default: 0 } },
  };

  test('fill what is absent, at any depth', () => {
    const value = { filter: {}, rows: [{}, { size: 's' }, 5], other: {} };
    expect(validate(schema, value)).toEqual({
      value: {
        limit: 20,
        filter: { tags: ['all'], from: 0 },
        rows: [{ size: 'm' }, { size: 's' }, 5],
        other: { deep: null },
      },
    });
    expect(value).toEqual({ filter: {}, rows: [{}, { size: 's' }, 5], other: {} });
  });

  test('are themselves filled', () => {
    expect(validate(schema, {})).toEqual({ value: { limit: 20, filter: { from: 1, tags: ['all'] } } });
  });

  test('are new each time, so that one call cannot change the next', async () => {
    const { validate: parse } = fromJsonSchema<{ filter?: { tags: string[] } }>(schema)['~standard'];
    const first = await parse({});
    if (first.issues === undefined) first.value.filter?.tags.push('mine');
    expect(await parse({})).toEqual({ value: { limit: 20, filter: { from: 1, tags: ['all'] } } });
  });

  test('do not make a required key optional', () => {
    expect(validate({ properties: { a: { default: 1 } }, required: ['a'] }, {})).toEqual({
      issues: [{ path: ['a'], message: 'missing' }],
    });
  });

  test('come from the branch of a union that matches', () => {
    const branch = (kind: string): JsonSchema => ({
      properties: { kind: { const: kind }, size: { default: kind } },
    });
    for (const keyword of ['anyOf', 'oneOf']) {
      expect(validate({ [keyword]: [branch('a'), branch('b')] }, { kind: 'b' })).toEqual({
        value: { kind: 'b', size: 'b' },
      });
    }
  });

  test('come from both sides of an allOf, the first one winning', () => {
    const members = [
      { properties: { a: { default: 1 } } },
      { properties: { a: { default: 2 }, b: { default: 3 } } },
    ];
    expect(validate({ allOf: members }, {})).toEqual({ value: { a: 1, b: 3 } });
  });

  test('of a property named `__proto__` set no prototype', async () => {
    const hostile = fromJsonSchema(
      JSON.parse('{ "properties": { "__proto__": { "default": { "admin": true } } } }'),
    );
    const result = await hostile['~standard'].validate({});
    const value = result.issues === undefined ? result.value : null;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"admin":true}}');
  });

  test('leave what is no plain data where it is', async () => {
    const when = new Date(0);
    const result = await fromJsonSchema({ properties: { a: { default: 1 } } })['~standard'].validate({
      when,
    });
    expect(result).toEqual({ value: { when, a: 1 } });
  });

  test('that lead back to themselves come to an end', () => {
    const endless = { properties: { next: { $ref: '#', default: {} } } };
    expect(validate(endless, {})).toEqual({ value: { next: { next: {} } } });
  });
});

describe('hostile values', () => {
  // Each level would otherwise be asked three times by the level above it: 3^90.
  test.each<[string, readonly string[]]>([
    ['itself', ['node', 'node']],
    ['another that leads back', ['even', 'odd']],
  ])(
    'take no more than linear time in a union of schemas that refer to %s',
    (_title, [first = '', second = '']) => {
      const tree = (name: string, next: string): JsonSchema => ({
        properties: { left: { $ref: `#/$defs/${next}` }, name: { const: name } },
      });
      const trees = (next: string): JsonSchema => ({
        oneOf: ['a', 'b', 'c'].map((name) => tree(name, next)),
      });
      const schema = { $ref: `#/$defs/${first}`, $defs: { [first]: trees(second), [second]: trees(first) } };
      let value: unknown = { name: 'd' };
      for (let depth = 0; depth < 90; depth += 1) value = { left: value, name: 'a' };
      expect(validate(schema, value)).toHaveProperty('issues');
    },
  );

  test('make few issues, however many things are wrong', async () => {
    const result = await fromJsonSchema({ items: { type: 'string' } })['~standard'].validate(
      Array.from({ length: 100_000 }, () => 1),
    );
    expect(result.issues).toHaveLength(20);
  });

  // A name near each of them would take a minute to find.
  test('are told the nearest name for few keys, however many are unknown', () => {
    const known = Array.from({ length: 30 }, (_, index) => `property_number_${index}`);
    const properties = Object.fromEntries(known.map((name) => [name, true]));
    const closed = { properties, additionalProperties: false };
    const keys = Array.from({ length: 20_000 }, (_, index) => `property_nember_${index}`);
    const value = Object.fromEntries(keys.map((key) => [key, 1]));
    const result = validate(closed, value);
    expect(result).toHaveProperty('issues.length', 20);
    expect(result).toHaveProperty('issues.0.message', 'unknown key; did you mean `property_number_0`?');
    const either = { items: { anyOf: [closed, { ...closed, required: ['property_number_1'] }] } };
    const rows = keys.map((key) => ({ [key]: 1 }));
    expect(validate(either, rows)).toHaveProperty(
      'issues.0.message',
      'expected one of 2 forms, matches none',
    );
  });

  // The decimal digits of such a number take seconds to find.
  test('may be numbers of any size', () => {
    const huge = 1n << 60_000_000n;
    const schema = { items: { enum: [1, 2] } };
    expect(validate(schema, [huge])).toEqual({ issues: [{ message: 'expected one of 1, 2', path: [0] }] });
    expect(validate({ uniqueItems: true }, [huge, huge])).toEqual({
      issues: [{ message: 'expected items without repeats; item 0 is equal', path: [1] }],
    });
    expect(validate({ const: 2 ** 60 }, 2n ** 60n)).toEqual({ value: 2n ** 60n });
  });

  test('that contain themselves are met once', () => {
    const value: Record<string, unknown> = { size: 1 };
    value['self'] = value;
    const schema = { properties: { size: { type: 'integer' }, self: { $ref: '#' } } };
    expect(validate(schema, value)).toEqual({ value });
  });
});

test('works where code must not be made from strings', async () => {
  const script = `
    import { fromJsonSchema } from ${JSON.stringify(new URL('./from-json-schema.ts', import.meta.url).href)};
    const { validate } = fromJsonSchema({ type: 'object', properties: { a: { pattern: '^a', default: 'a' } } })['~standard'];
    console.log(JSON.stringify(validate({})));
  `;
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  expect(stdout).toBe('{"value":{"a":"a"}}\n');
});
