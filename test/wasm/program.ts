import { VirtualClock } from '../../src/sandbox/wasm/host/clock.ts';
import { FileTree, type GivenFile } from '../../src/sandbox/wasm/host/files/tree.ts';
import type { Surroundings } from '../../src/sandbox/wasm/host/host.ts';
import type { Interpreter, RunEnd } from '../../src/sandbox/wasm/host/interpreter.ts';
import { seededRandom } from '../../src/sandbox/wasm/host/random.ts';

/** What a program is given besides what every one gets. */
export interface ProgramOptions {
  readonly files?: readonly GivenFile[];
  readonly call?: Surroundings['call'];
  readonly seed?: string;
}

/** How a program ended and what it left. */
export interface ProgramResult {
  readonly end: RunEnd['kind'];
  /** The probe's reply: empty, or the last line of a traceback. */
  readonly error: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds that it asked to sleep. */
  readonly slept: number;
  readonly surroundings: Surroundings;
}

const KiB = 1_024;

/** A program's surroundings with fixed time and randomness; sleeping does not wait. */
export function surroundingsOf(options: ProgramOptions): {
  readonly seen: Pick<ProgramResult, 'stdout' | 'stderr' | 'slept'>;
  readonly surroundings: Surroundings;
} {
  const { files = [], call = (frame) => frame.slice(), seed = 'seed' } = options;
  const seen = { stdout: '', stderr: '', slept: 0 };
  const clock = new VirtualClock({
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    wait: (milliseconds) => {
      seen.slept += milliseconds;
    },
  });
  const surroundings: Surroundings = {
    clock,
    random: seededRandom(seed),
    files: new FileTree({
      given: files,
      writable: { out: { bytes: 64 * KiB, nodes: 16 }, tmp: { bytes: 64 * KiB, nodes: 16 } },
      now: () => clock.wall(),
    }),
    write: (stream, bytes) => {
      seen[stream] += Buffer.from(bytes).toString();
    },
    call,
  };
  return { seen, surroundings };
}

/** Runs source in the probe's guest. */
export function runProgram(
  interpreter: Interpreter,
  source: string,
  options: ProgramOptions = {},
): ProgramResult {
  const { seen, surroundings } = surroundingsOf(options);
  const end = interpreter.run(new TextEncoder().encode(source), surroundings);
  const error = end.kind === 'returned' ? Buffer.from(end.reply).toString() : '';
  return { end: end.kind, error, ...seen, surroundings };
}
