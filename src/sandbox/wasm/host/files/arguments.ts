import { FileError } from '../error-code.ts';
import type { GuestMemory } from '../guest-memory.ts';

/**
 * The longest path, in bytes, as on Linux. Checked before the bytes are decoded: a name of many megabytes
 * must not become a string on the host.
 */
export const mostPathBytes: number = 4_096;

/** A path that the guest passes. Throws "name too long" beyond 4,096 bytes. */
export function readPath(memory: GuestMemory, address: number, length: number): string {
  if (length >>> 0 > mostPathBytes) throw new FileError('nameTooLong');
  return memory.text(address, length);
}

/** A place in a file. Throws "file too large" where a number is no longer exact. */
export function fileOffset(offset: bigint): number {
  const value = Number(BigInt.asUintN(64, offset));
  if (!Number.isSafeInteger(value)) throw new FileError('fileTooLarge');
  return value;
}
