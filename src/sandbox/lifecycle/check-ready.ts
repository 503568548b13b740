import { PungiError } from '../../errors/index.ts';
import { defaultLimits } from '../../value/index.ts';
import { readFrame, wireVersion } from '../../wire/index.ts';

/** Checks the first frame of a guest. Throws `SANDBOX_UNAVAILABLE` where it is not the guest this host knows. */
export function checkReady(bytes: Uint8Array, build: string): void {
  const ready = read(bytes);
  if (ready.kind !== 'ready') throw unavailable(`Expected \`ready\` first, got ${ready.kind}.`);
  if (ready.version !== wireVersion)
    throw unavailable(`Expected a guest of wire version ${wireVersion}, got ${ready.version}.`);
  // Another guest may answer to the same frames and mean something else by them.
  if (ready.build !== build)
    throw unavailable(`Expected the guest of build ${build.slice(0, 12)}, got ${ready.build.slice(0, 12)}.`);
}

function read(bytes: Uint8Array): ReturnType<typeof readFrame> {
  try {
    return readFrame(bytes, defaultLimits);
  } catch (cause) {
    throw unavailable(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function unavailable(message: string, cause?: unknown): PungiError {
  return new PungiError(message, { code: 'SANDBOX_UNAVAILABLE', cause });
}
