import { describe, expect, test } from 'vitest';
import { PungiError } from '../errors/index.ts';
import type { JsonObject } from './json-schema/plain.ts';
import { rootObject } from './root-object.ts';

describe('rootObject', () => {
  test('leaves an object as it is', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: { a: true },
      required: ['a'],
      additionalProperties: false,
    };
    expect(rootObject(schema, 'f')).toEqual(schema);
    expect(rootObject({ type: ['object'] }, 'f')).toEqual({ type: 'object' });
  });

  test('puts what a reference names at the root', () => {
    const $defs = { a: { $ref: '#/$defs/b', title: 'A' }, b: { type: 'object', properties: { x: true } } };
    expect(rootObject({ $ref: '#/$defs/a', $defs, description: 'own' }, 'f')).toEqual({
      type: 'object',
      properties: { x: true },
      title: 'A',
      description: 'own',
      $defs,
    });
  });

  test('merges the members of an allOf with the rest', () => {
    const schema: JsonObject = {
      allOf: [
        { type: 'object', properties: { a: { type: 'string' }, b: true }, required: ['a'] },
        { properties: { a: { minLength: 1 } }, required: ['a', 'b'], additionalProperties: false },
      ],
      properties: { c: true },
    };
    const merged = rootObject(schema, 'f');
    expect(merged).toEqual({
      type: 'object',
      properties: { a: { allOf: [{ type: 'string' }, { minLength: 1 }] }, b: true, c: true },
      required: ['a', 'b'],
      additionalProperties: false,
    });
    expect(Object.isFrozen(merged['properties'])).toBe(true);
  });

  test.each<[JsonObject, string]>([
    [{ type: 'string' }, 'type "string"; wrap it: `z.object({ value: … })`'],
    [{ type: ['object', 'null'] }, 'type ["object","null"]; wrap it: `z.object({ value: … })`'],
    [{ anyOf: [{ type: 'object' }] }, 'a union; wrap it: `z.object({ value: … })`'],
    [{ oneOf: [{ type: 'object' }] }, 'a union; wrap it: `z.object({ value: … })`'],
    [{ properties: { a: true } }, "properties without a type; add `type: 'object'`"],
    [{}, 'a schema without a type; wrap it: `z.object({ value: … })`'],
    [{ $ref: '#/$defs/a', $defs: { a: true } }, 'a schema without a type; wrap it: `z.object({ value: … })`'],
  ])('refuses %j', (schema, got) => {
    const message = `Expected the input of \`f\` to be an object whose properties are the parameters, got ${got}.`;
    expect(() => rootObject(schema, 'f')).toThrow(new PungiError(message, { code: 'INVALID_DEFINITION' }));
  });

  test('refuses a parameter with which a copy of the input would change its prototype', () => {
    const schema: JsonObject = JSON.parse('{ "type": "object", "properties": { "__proto__": {} } }');
    expect(() => rootObject(schema, 'f')).toThrow(
      'Expected the input of `f` to have no parameter `__proto__`, got one; rename it.',
    );
  });
});
