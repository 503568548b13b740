import { PungiError } from '../../errors/index.ts';
import type { Limits, ParsedText } from '../../value/index.ts';
import type { CancelFrame, EndFrame, ReadyFrame, SleepFrame, TextFrame, WaitFrame } from '../frames.ts';
import { isObject } from './fields.ts';
import { parseFrame } from './frame-text.ts';
import { malformedFrame } from './malformed-frame.ts';
import { type ReadCall, readCall } from './read-call.ts';
import { readEnd } from './read-end.ts';
import { readCancel, readSleep, readWait } from './read-pause.ts';
import { readReady } from './read-ready.ts';
import { readText } from './read-text.ts';
import { shown } from './shown.ts';

/** A frame of the guest that every guard has passed. */
export type ReadFrame = ReadyFrame | ReadCall | WaitFrame | SleepFrame | CancelFrame | TextFrame | EndFrame;

/**
 * Reads one frame of a guest, which may be hostile: exact keys, exact types, limits. Throws
 * `MALFORMED_FRAME` on anything else.
 */
export function readFrame(frame: Uint8Array | string, limits: Limits): ReadFrame {
  const parsed = parseFrame(frame, limits);
  try {
    return readKind(parsed, limits);
  } catch (error) {
    if (PungiError.isInstance(error, 'MALFORMED_VALUE')) throw malformedFrame(error.message, error);
    throw error;
  }
}

function readKind(parsed: ParsedText, limits: Limits): ReadFrame {
  const { json } = parsed;
  const kind = isObject(json) ? json['kind'] : undefined;
  switch (kind) {
    case 'call':
      return readCall(parsed);
    case 'text':
      return readText(json);
    case 'wait':
      return readWait(json);
    case 'sleep':
      return readSleep(json);
    case 'cancel':
      return readCancel(json);
    case 'end':
      return readEnd(parsed, limits);
    case 'ready':
      return readReady(json);
    default:
      throw malformedFrame(`Expected a frame of a known kind, got ${shown(kind)}.`);
  }
}
