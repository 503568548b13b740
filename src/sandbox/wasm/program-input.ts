import type { Layer } from '../../wire/index.ts';
import type { SandboxRun } from '../contract.ts';
import { bytesOf } from '../lifecycle/lay-files.ts';
import type { ProgramInput } from './worker/program.ts';

const MiB = 1_048_576;

/** What `/tmp` holds. It is memory of the host, and gone with the program. */
const tmpBytes = 64 * MiB;

/** Files and folders together, in each folder that can be written. */
const mostNodes = 10_000;

/** What a worker is told of a program before its `start` is there. Throws `INVALID_OPTION` on a false size. */
export async function programInput(run: SandboxRun): Promise<Omit<ProgramInput, 'request'>> {
  return {
    ...(run.layer && { layer: layerRequest(run.layer) }),
    seed: run.seed,
    startedAt: run.startedAt,
    sleeps: true,
    files: await Promise.all(
      run.files.map(async (file) => ({ path: `/data/${file.path}`, bytes: await bytesOf(file) })),
    ),
    writable: {
      out: { bytes: run.limits.artifactBytes, nodes: mostNodes },
      tmp: { bytes: tmpBytes, nodes: mostNodes },
    },
    collect: ['out'],
  };
}

/** What the guest's entry takes in place of a `start`. */
function layerRequest(layer: Layer): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ kind: 'layer', layer }));
}
