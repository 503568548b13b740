import { PungiError } from '../../../errors/index.ts';
import type { Probe } from '../../contract.ts';
import { pins } from '../build/pins.ts';
import { findPython } from '../build/python.ts';
import { type FindOptions, storedImage } from './find.ts';

/** Said of a source checkout; a package brings its image. */
const setup = {
  reason: 'Its image is not built yet: the first program builds it, which takes a minute.',
  remedy: 'Build it now: echo None | npx pungi exec -',
};

/** Whether there is an image, or what it takes to build one. */
export async function probeImage(options: FindOptions = {}): Promise<Probe> {
  try {
    const stored = await storedImage(options);
    if (stored !== undefined) return { usable: true, version: stored.manifest.python };
    await findPython(options.env ?? process.env, new AbortController().signal);
    return { usable: true, version: pins.python, setup };
  } catch (error) {
    if (!PungiError.isInstance(error, 'SANDBOX_UNAVAILABLE')) throw error;
    const [reason = '', ...remedy] = error.message.split(/(?<=\.) (?=Install )/);
    return { usable: false, reason, remedy: remedy.join(' ') };
  }
}
