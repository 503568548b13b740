import type { GuestMemory } from './guest-memory.ts';

/** Those of `wasi:filesystem/types.error-code` that are used here, by their place in that enumeration. */
export const errorCode = {
  badDescriptor: 3,
  exist: 7,
  fileTooLarge: 8,
  invalid: 12,
  isDirectory: 14,
  nameTooLong: 18,
  noEntry: 20,
  insufficientMemory: 22,
  insufficientSpace: 23,
  notDirectory: 24,
  notEmpty: 25,
  unsupported: 27,
  notPermitted: 31,
  readOnly: 33,
  crossDevice: 36,
} as const;

/** What a file function fails with; the C library makes it an errno, Python an OSError. */
export type ErrorCode = (typeof errorCode)[keyof typeof errorCode];

/** Thrown by the file tree, caught by the host function that asked: never passes through the guest. */
export class FileError extends Error {
  readonly errorCode: ErrorCode;

  constructor(code: keyof typeof errorCode) {
    super(code);
    this.name = 'FileError';
    this.errorCode = errorCode[code];
  }
}

/** Where a `result` is written and how far behind its first byte the payload stands (its alignment). */
export interface ResultPlace {
  readonly at: number;
  readonly payload: 1 | 4 | 8;
}

/** Writes `ok` and lets `succeed` write the payload, or writes the error that it throws as FileError. */
export function writeResult(
  memory: GuestMemory,
  place: ResultPlace,
  succeed: (payload: number) => void,
): void {
  const payload = place.at + place.payload;
  try {
    succeed(payload);
    memory.setU8(place.at, 0);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    memory.setU8(place.at, 1);
    memory.setU8(payload, error.errorCode);
  }
}
