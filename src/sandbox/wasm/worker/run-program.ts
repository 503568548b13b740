import { VirtualClock } from '../host/clock.ts';
import { FileTree, type GivenFile } from '../host/files/tree.ts';
import type { Surroundings } from '../host/host.ts';
import type { Interpreter, RunEnd } from '../host/interpreter.ts';
import { seededRandom } from '../host/random.ts';
import type { GuestSide } from './guest-side.ts';
import type { Collected, ProgramInput, ToldEnd } from './program.ts';

/** How a program ended, as the worker tells it. */
export interface RanProgram {
  readonly kind: ToldEnd;
  readonly reply: Uint8Array;
  readonly collected: Collected;
}

/** Runs one program in the surroundings that its input describes. Blocks until it has ended. */
export function runProgram(interpreter: Interpreter, input: ProgramInput, side: GuestSide): RanProgram {
  const clock = new VirtualClock({ startedAt: input.startedAt, wait: input.sleeps ? sleep : () => {} });
  const files = new FileTree({
    given: input.files,
    readOnly: 'data',
    writable: input.writable,
    now: () => clock.wall(),
  });
  const leavesFiles = (): boolean => input.collect.some((folder) => files.holds(`/${folder}`));
  const call = caller({ side, clock, leavesFiles });
  const surroundings: Surroundings = {
    clock,
    files,
    random: seededRandom(input.seed),
    write: (stream, bytes) => side.write(stream, bytes),
    call: call.ask,
  };
  const end = interpreter.run(input.request, surroundings);
  const collected = input.collect.map((folder) => [folder, copies(files.list(`/${folder}`))]);
  return {
    kind: call.oversized() ? 'oversized' : kindOf(end),
    reply: end.kind === 'returned' ? end.reply : new Uint8Array(),
    collected: Object.fromEntries(collected),
  };
}

interface Caller {
  readonly ask: Surroundings['call'];
  readonly oversized: () => boolean;
}

interface Ways {
  readonly side: GuestSide;
  readonly clock: VirtualClock;
  readonly leavesFiles: () => boolean;
}

/** A frame beyond the limit ends the program: its own guest sends none, so it was forged. */
function caller({ side, clock, leavesFiles }: Ways): Caller {
  let oversized = false;
  const ask: Surroundings['call'] = (frame) => {
    if (isText(frame) && side.post(frame)) return nothing;
    oversized = frame.length > side.longestFrame;
    const received = oversized ? null : side.ask(frame, leavesFiles());
    if (received === null) return null;
    clock.advance(received.elapsedMs);
    return received.bytes;
  };
  return { ask, oversized: () => oversized };
}

const nothing = new Uint8Array();
const textStart = new TextEncoder().encode('{"kind":"text",');

/**
 * Whether it looks like printed text, which waits for no answer. What only looks like it harms its own program: the
 * host reads all of it, and stops one that posted anything else.
 */
function isText(frame: Uint8Array): boolean {
  return textStart.every((byte, place) => frame[place] === byte);
}

const never = new Int32Array(new SharedArrayBuffer(4));

/** `Atomics.wait` is the only way to sleep that leaves the thread to nobody else; a kill ends it at once. */
function sleep(milliseconds: number): void {
  Atomics.wait(never, 0, 0, milliseconds);
}

/** The memory of a tree grows in steps: views of it would be sent with all that is behind them. */
function copies(files: readonly GivenFile[]): GivenFile[] {
  return files.map(({ path, bytes }) => ({ path, bytes: bytes.slice() }));
}

function kindOf(end: RunEnd): ToldEnd {
  return end.kind === 'exited' && end.failed ? 'failed exit' : end.kind;
}
