import type { CancelFrame, SleepFrame, WaitFrame } from '../frames.ts';
import { readDelivered } from './delivered.ts';
import { Fields } from './fields.ts';

const positionLength = 1_000;

/** Reads a wait for any reply. */
export function readWait(json: unknown): WaitFrame {
  const fields = new Fields(json, 'wait', ['kind', 'delivered', 'timeoutMs']);
  const timeoutMs = fields.raw('timeoutMs') === null ? null : fields.duration('timeoutMs');
  return { kind: 'wait', delivered: readDelivered(fields), timeoutMs };
}

/** Reads a sleep. */
export function readSleep(json: unknown): SleepFrame {
  const fields = new Fields(json, 'sleep', ['kind', 'ms']);
  return { kind: 'sleep', ms: fields.duration('ms') };
}

/** Reads the end of interest in a call. */
export function readCancel(json: unknown): CancelFrame {
  const fields = new Fields(json, 'cancel', ['kind', 'position']);
  return { kind: 'cancel', position: fields.string('position', positionLength) };
}
