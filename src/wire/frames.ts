import { PungiError } from '../errors/index.ts';
import type { CallRequest, Reply, Value } from '../value/index.ts';

/** Host → guest, one JSON object a line. */
export type HostFrame =
  | { readonly kind: 'start'; readonly source: string; readonly manifest: unknown }
  | { readonly kind: 'reply'; readonly seq: number; readonly reply: Reply };

/** How the program raised, in its own line numbers. */
export interface ProgramError {
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
  readonly line: number | null;
}

/** Guest → host, one JSON object a line. Hostile until checked. */
export type GuestFrame =
  | { readonly kind: 'call'; readonly call: CallRequest }
  | { readonly kind: 'text'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'end'; readonly error: ProgramError | null; readonly value: Value };

/** Checks one line from the guest. Throws `MALFORMED_FRAME`. */
export function parseGuestFrame(line: string): GuestFrame {
  const frame = parseObject(line);
  const guard = typeof frame['kind'] === 'string' ? guards.get(frame['kind']) : undefined;
  if (guard === undefined) throw malformed('kind', '"call", "text" or "end"', frame['kind']);
  guard(frame);
  return frame as unknown as GuestFrame;
}

type Fields = Record<string, unknown>;

/** A Map, so that a frame of kind "constructor" finds nothing inherited. */
const guards: ReadonlyMap<string, (frame: Fields) => void> = new Map([
  ['call', (frame: Fields) => checkCall(frame)],
  ['text', (frame: Fields) => checkText(frame)],
  ['end', (frame: Fields) => checkKeys(frame, ['error', 'kind', 'value'])],
]);

function checkCall(frame: Fields): void {
  checkKeys(frame, ['call', 'kind']);
  const call = frame['call'];
  if (!isObject(call)) throw malformed('call', 'an object', call);
  checkKeys(call, ['input', 'line', 'name', 'position', 'seq']);
  if (!Number.isSafeInteger(call['seq'])) throw malformed('call.seq', 'an integer', call['seq']);
  if (typeof call['name'] !== 'string') throw malformed('call.name', 'a string', call['name']);
  if (typeof call['position'] !== 'string') throw malformed('call.position', 'a string', call['position']);
}

function checkText(frame: Fields): void {
  checkKeys(frame, ['kind', 'stream', 'text']);
  if (frame['stream'] !== 'stdout' && frame['stream'] !== 'stderr')
    throw malformed('stream', '"stdout" or "stderr"', frame['stream']);
  if (typeof frame['text'] !== 'string') throw malformed('text', 'a string', frame['text']);
}

function parseObject(line: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (cause) {
    throw new PungiError('Expected a frame to be JSON.', { code: 'MALFORMED_FRAME', cause });
  }
  if (!isObject(parsed)) throw malformed('frame', 'an object', parsed);
  return parsed;
}

function checkKeys(fields: Fields, expected: readonly string[]): void {
  const keys = Object.keys(fields).sort().join(', ');
  if (keys !== expected.join(', ')) throw malformed('keys', expected.join(', '), keys);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(path: string, expected: string, got: unknown): PungiError {
  const shown = String(JSON.stringify(got)).slice(0, 80);
  return new PungiError(`Expected \`${path}\` of a frame to be ${expected}, got ${shown}.`, {
    code: 'MALFORMED_FRAME',
  });
}
