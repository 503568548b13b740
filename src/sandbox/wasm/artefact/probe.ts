import { PungiError } from '../../../errors/index.ts';
import type { Probe } from '../../contract.ts';
import { pins } from '../build/pins.ts';
import { findPython } from '../build/python.ts';
import { type FindOptions, storedImage } from './find.ts';

/** Whether there is an image, or what it takes to build one. */
export async function probeImage(options: FindOptions = {}): Promise<Probe> {
  try {
    const stored = await storedImage(options);
    if (stored === undefined) await findPython(options.env ?? process.env, new AbortController().signal);
    return { usable: true, version: stored?.manifest.python ?? pins.python };
  } catch (error) {
    if (!PungiError.isInstance(error, 'SANDBOX_UNAVAILABLE')) throw error;
    const [reason = '', ...remedy] = error.message.split(/(?<=\.) (?=Install )/);
    return { usable: false, reason, remedy: remedy.join(' ') };
  }
}
