import { PungiError } from '../../errors/index.ts';
import { type Limits, type ParsedText, parseText, valueLimits } from '../../value/index.ts';
import { malformedFrame } from './malformed-frame.ts';

/** How much deeper than a value the frame around it may be: `end` holds one two levels down, lists go to four. */
const envelopeDepth = 4;

/**
 * Reads the JSON of one frame. Bytes, depth, count and numbers are checked on the text, before the parser
 * builds anything: `[[[[…` and `[[],[],…` would otherwise cost the host stack and memory. Throws
 * `MALFORMED_FRAME`.
 */
export function parseFrame(frame: Uint8Array | string, limits: Limits): ParsedText {
  const text = typeof frame === 'string' ? frame : textOf(frame);
  try {
    return parseText(text, { ...valueLimits(limits), depth: limits.depth + envelopeDepth }, 'frame');
  } catch (error) {
    if (PungiError.isInstance(error)) throw malformedFrame(error.message, error);
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
