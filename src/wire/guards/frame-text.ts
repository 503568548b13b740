import { PungiError } from '../../errors/index.ts';
import { type Limits, parseText, valueLimits } from '../../value/index.ts';
import { malformedFrame } from './malformed-frame.ts';

/** How much deeper than a value the frame around it may be: `end` holds one two levels down, lists go to four. */
const envelopeDepth = 4;

/** What the text of one frame says, before any guard looked at it. */
export interface Parsed {
  readonly json: unknown;
  /** Whether values in it must be untagged. */
  readonly tagged: boolean;
  /** A number in it that parsing has changed: its values are not to be used. */
  readonly inexact: string | null;
}

/**
 * Reads the JSON of one frame. Bytes, depth and count are checked on the text, before the parser builds
 * anything: `[[[[…` and `[[],[],…` would otherwise cost the host stack and memory. Throws `MALFORMED_FRAME`.
 */
export function parseFrame(frame: Uint8Array | string, limits: Limits): Parsed {
  const text = typeof frame === 'string' ? frame : textOf(frame);
  const bounds = { ...valueLimits(limits), depth: limits.depth + envelopeDepth };
  try {
    return { ...parseText(text, bounds, 'frame'), inexact: null };
  } catch (error) {
    if (PungiError.isInstance(error, 'MALFORMED_VALUE'))
      return { json: parse(text), tagged: true, inexact: error.message };
    if (PungiError.isInstance(error, 'VALUE_TOO_LARGE')) throw malformedFrame(error.message, error);
    throw error;
  }
}

/** Fatal: a lenient decoder would turn bytes that are no text into text that nobody wrote. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw malformedFrame('Expected a frame in UTF-8, got other bytes.', cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformedFrame('Expected a frame of JSON, got other text.', cause);
  }
}
