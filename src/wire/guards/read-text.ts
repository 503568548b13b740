import type { TextFrame } from '../frames.ts';
import { Fields } from './fields.ts';
import { malformedFrame } from './malformed-frame.ts';

const keys = ['kind', 'stream', 'offset', 'text', 'line'];

/** Reads printed text. Empty text is refused: frames of it would be free, and without end. */
export function readText(json: unknown): TextFrame {
  const fields = new Fields(json, 'text', keys);
  const text = fields.string('text', Number.POSITIVE_INFINITY);
  if (text === '') throw malformedFrame('Expected `text.text` to hold text, got "".');
  return {
    kind: 'text',
    stream: fields.oneOf('stream', ['stdout', 'stderr']),
    offset: fields.count('offset'),
    text,
    line: fields.line('line'),
  };
}
