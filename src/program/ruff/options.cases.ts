import { declare } from '../../../test/fixtures/declare.ts';
import { renderManifest } from '../../sdk/index.ts';
import type { CheckOptions, Finding } from '../index.ts';

const text = { type: 'string' } as const;
const hit = { title: 'Hit', type: 'object', properties: { title: text } };

const { functions } = renderManifest([
  declare('search', {
    input: {
      type: 'object',
      properties: { query: text, limit: { type: 'integer', default: 10 } },
      required: ['query'],
    },
    output: { type: 'array', items: hit },
  }),
  declare('send_notification', {
    input: { type: 'object', properties: { user_id: text, message: text }, required: ['user_id', 'message'] },
    output: { type: 'boolean' },
  }),
  declare('mail', {
    input: { type: 'object', properties: { from: text, to: text }, required: ['from', 'to'] },
    output: true,
  }),
  declare('log', {
    input: { type: 'object', properties: { line: text }, required: ['line'], additionalProperties: true },
  }),
]);

/** A small SDK with functions of every kind, and a short list of modules. */
export const options: CheckOptions = {
  functions,
  importPolicy: { allow: ['collections', 'json', 'math', 'xml'] },
};

/** A finding without what most tests do not ask for. */
export function shortOf({ code, severity, place, message }: Finding): readonly string[] {
  return [code, severity, place === null ? '' : `${place.line}:${place.column}`, message];
}
