import { type Limits, type ParsedText, untag, utf8Bytes, type Value } from '../../value/index.ts';
import type { EndFrame, NotCarried, ProgramError, Variable } from '../frames.ts';
import { readDelivered } from './delivered.ts';
import { Fields } from './fields.ts';
import { malformedFrame, unexpected } from './malformed-frame.ts';

const keys = ['kind', 'status', 'delivered', 'error', 'value', 'carried', 'notCarried', 'variables'];

/** What a guest cuts its own texts to, in characters; one that sends more is not ours. */
const longest = { word: 1_000, text: 20_000 } as const;
const mostNames = 1_000;

/** Reads the last frame of a program. `MALFORMED_VALUE` where its last value is no value. */
export function readEnd(parsed: ParsedText, limits: Limits): EndFrame {
  const fields = new Fields(parsed.json, 'end', keys);
  const status = fields.oneOf('status', ['completed', 'answered', 'failed']);
  const error = fields.raw('error') === null ? null : readError(fields.raw('error'));
  if ((error === null) === (status === 'failed'))
    throw unexpected('end.error', status === 'failed' ? 'an error' : 'null', fields.raw('error'));
  return {
    kind: 'end',
    status,
    delivered: readDelivered(fields),
    error,
    value: fields.raw('value') === null ? null : readValue(fields.raw('value'), parsed.tagged),
    carried: readCarried(fields, limits.carriedBytes),
    notCarried: fields.list('notCarried', mostNames, readNotCarried),
    variables: fields.list('variables', mostNames, readVariable),
  };
}

function readError(json: unknown): ProgramError {
  const fields = new Fields(json, 'end.error', ['type', 'message', 'traceback', 'line']);
  return {
    type: fields.string('type', longest.word),
    message: fields.string('message', longest.text),
    traceback: fields.string('traceback', longest.text),
    line: fields.line('line'),
  };
}

function readValue(json: unknown, tagged: boolean): EndFrame['value'] {
  const fields = new Fields(json, 'end.value', ['value', 'plain', 'repr']);
  const value = fields.raw('value');
  return {
    value: tagged ? untag(value, 'end.value.value') : (value as Value),
    plain: fields.boolean('plain'),
    repr: fields.string('repr', longest.text),
  };
}

/** Opaque to the host, so its size is all there is to check. */
function readCarried(fields: Fields, most: number): string | null {
  if (fields.raw('carried') === null) return null;
  const carried = fields.string('carried', most);
  if (utf8Bytes(carried) > most)
    throw malformedFrame(`Expected \`end.carried\` to have at most ${most} bytes.`);
  return carried;
}

function readNotCarried(json: unknown, path: string): NotCarried {
  const fields = new Fields(json, path, ['name', 'reason']);
  return { name: fields.string('name', longest.word), reason: fields.string('reason', longest.text) };
}

function readVariable(json: unknown, path: string): Variable {
  const fields = new Fields(json, path, ['name', 'type', 'preview']);
  return {
    name: fields.string('name', longest.word),
    type: fields.string('type', longest.word),
    preview: fields.string('preview', longest.text),
  };
}
