import type {
  FrameAnswer,
  ProgramEnd,
  ProgramInput,
  ProgramObserver,
} from '../../src/sandbox/wasm/worker/program.ts';
import type { WasmWorker } from '../../src/sandbox/wasm/worker/start.ts';

const KiB = 1_024;
/** Limits that a test can reach. */
export const limits: { readonly frameBytes: number; readonly outputBytes: number } = {
  frameBytes: 256 * KiB,
  outputBytes: 64 * KiB,
};

/** What a worker is given for a program of the probe's guest. */
export function input(source: string, rest: Partial<ProgramInput> = {}): ProgramInput {
  const room = { bytes: 64 * KiB, nodes: 16 };
  return {
    request: new TextEncoder().encode(source),
    seed: 'seed',
    startedAt: 0,
    sleeps: true,
    files: [],
    writable: { out: room, tmp: room },
    collect: ['out'],
    ...rest,
  };
}

/** How it ended, its output as text. */
export interface Result extends Omit<ProgramEnd, 'reply'> {
  readonly error: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Answers each frame with itself. */
export const echo = (frame: Uint8Array): FrameAnswer => ({ bytes: frame, elapsedMs: 0 });

/** Runs a program and gathers its output. */
export async function run(
  worker: WasmWorker,
  program: ProgramInput,
  onFrame: ProgramObserver['onFrame'] = echo,
): Promise<Result> {
  const seen = { stdout: '', stderr: '' };
  const { reply, ...end } = await worker.run(program, {
    onFrame,
    onPosted: () => {},
    onOutput: (stream, bytes) => {
      seen[stream] += Buffer.from(bytes).toString();
    },
  });
  return { ...end, error: Buffer.from(reply).toString(), ...seen };
}
