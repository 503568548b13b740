import { describe, expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { standardFunctions } from '../../../test/fixtures/standard-functions.ts';
import type { Shape } from '../../value/index.ts';
import type { JsonSchema } from '../schema.ts';
import { renderManifest } from './render-manifest.ts';

const text = { type: 'string' } as const;

describe('renderManifest', () => {
  test('of the standard functions tells how to call, convert and explain each', async () => {
    const manifest = renderManifest(standardFunctions);
    await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot(
      'snapshots/standard-manifest.txt',
    );
  });

  test('keeps JSON names beside Python names, parameters in the order of the page, defaults exact', () => {
    const input = {
      type: 'object',
      properties: {
        options: { type: 'object', additionalProperties: text, default: { deep: 'yes' } },
        from: text,
        'user-id': { type: ['integer', 'null'] },
        query: text,
      },
      required: ['query', 'from'],
    };
    expect(renderManifest([declare('f', { input })]).functions[0]?.parameters).toEqual([
      { name: 'from', python: 'from_', annotation: 'str', shape: 'str', required: true },
      { name: 'query', annotation: 'str', shape: 'str', required: true },
      {
        name: 'options',
        annotation: 'dict[str, str]',
        shape: { map: 'str' },
        required: false,
        default: { deep: 'yes' },
      },
      {
        name: 'user-id',
        python: 'user_id',
        annotation: 'int | None',
        shape: { union: ['int', 'none'] },
        required: false,
      },
    ]);
  });

  test('ignores the default of what is required', () => {
    const input = { type: 'object', properties: { a: { ...text, default: 'x' } }, required: ['a'] };
    expect(renderManifest([declare('f', { input })]).functions[0]?.parameters).toEqual([
      { name: 'a', annotation: 'str', shape: 'str', required: true },
    ]);
  });

  test('lists records that are reached, with keys, optional keys and the type of further keys', () => {
    const order = {
      title: 'Order',
      type: 'object',
      properties: {
        id: { type: 'integer' },
        parent: { anyOf: [{ $ref: '#' }, { type: 'null' }] },
        class: text,
      },
      required: ['id'],
      additionalProperties: { type: 'boolean' },
    };
    expect(renderManifest([declare('f', { output: order })]).records).toEqual({
      Order: {
        fields: [
          { name: 'id', shape: 'int', required: true },
          { name: 'parent', shape: { union: [{ record: 'Order' }, 'none'] }, required: false },
          { name: 'class', shape: 'str', required: false },
        ],
        rest: 'bool',
      },
    });
  });

  const shapes: [title: string, schema: JsonSchema, shape: Shape][] = [
    ['a date-time', { type: 'string', format: 'date-time' }, 'datetime'],
    ['a date', { type: 'string', format: 'date' }, 'date'],
    ['a time', { type: 'string', format: 'time' }, 'time'],
    ['a UUID', { type: 'string', format: 'uuid' }, 'uuid'],
    ['another format', { type: 'string', format: 'email' }, 'str'],
    ['a number', { type: 'number' }, 'float'],
    ['an enum', { enum: ['a', 1, null] }, { union: [{ literal: ['a', 1] }, 'none'] }],
    [
      'a tuple',
      { type: 'array', prefixItems: [text], items: { type: 'integer' } },
      { tuple: ['str'], rest: 'int' },
    ],
    ['lists of dates', { type: 'array', items: { type: 'string', format: 'date' } }, { list: 'date' }],
    ['nothing', false, 'never'],
    ['anything', true, 'any'],
  ];

  test.each(shapes)('gives %s the shape the guest converts by', (_, schema, shape) => {
    expect(renderManifest([declare('f', { output: schema })]).functions[0]?.returns).toEqual(shape);
  });

  test('types further keyword arguments', () => {
    const open = declare('f', { input: { type: 'object', additionalProperties: { type: 'integer' } } });
    expect(renderManifest([open]).functions[0]).toMatchObject({ parameters: [], extra: 'int' });
    expect(renderManifest([declare('f')]).functions[0]).toMatchObject({ parameters: [], extra: null });
  });

  test('cuts nothing that help() shows', () => {
    const values = Array.from({ length: 100 }, (_, index) => `v${index}`);
    const input = { type: 'object', properties: { a: { enum: values } }, required: ['a'] };
    expect(renderManifest([declare('f', { input })]).functions[0]?.parameters[0]?.annotation).toBe(
      `Literal[${values.map((value) => `"${value}"`).join(', ')}]`,
    );
  });

  test('has the answer of a run that asks for one', () => {
    const answer = { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } };
    expect(renderManifest([], answer)).toEqual({
      version: 1,
      functions: [],
      records: { Answer: { fields: [{ name: 'at', shape: 'datetime', required: false }], rest: null } },
      answer: { record: 'Answer' },
    });
    expect(renderManifest([])).toEqual({ version: 1, functions: [], records: {} });
  });

  test('gives the same bytes whatever the order of the definitions', () => {
    const reversed = renderManifest([...standardFunctions].reverse());
    expect(JSON.stringify(reversed)).toBe(JSON.stringify(renderManifest(standardFunctions)));
  });
});
