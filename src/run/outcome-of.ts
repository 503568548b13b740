import type { Accepted, Desk } from '../desk/index.ts';
import type { Finding } from '../program/index.ts';
import type { Left, ProgramError, SandboxEnd, StopReason } from '../sandbox/index.ts';
import type { ProgramOutcome, ProgramUsage } from './outcome.ts';

/** What is known when the program has ended. */
export interface Ended {
  readonly end: SandboxEnd;
  /** Why `run/` itself stopped the program; null where it did not. */
  readonly cause: StopReason | null;
  readonly wallMs: number;
  readonly desk: Desk;
  readonly findings: readonly Finding[];
  readonly stdout: string;
  readonly stderr: string;
  readonly usage: ProgramUsage;
  readonly durationMs: number;
}

type Shared = Omit<ProgramOutcome<unknown>, 'status' | 'returncode' | 'reason' | 'error' | 'message'>;

const nothingLeft: Left = { value: null, carried: null, notCarried: [], variables: [] };

/** Makes the outcome. An accepted answer completes the program, whatever happened to it afterwards. */
export function outcomeOf(ended: Ended): ProgramOutcome<unknown> {
  const { end, desk } = ended;
  const shared = sharedOf(ended, end.status === 'stopped' ? nothingLeft : end);
  if (desk.accepted) return { ...shared, ...answerOf(desk.accepted), status: 'completed', returncode: 0 };
  switch (end.status) {
    case 'completed':
    case 'answered':
      return { ...shared, status: 'completed', returncode: 0 };
    case 'failed':
      return { ...shared, status: 'failed', error: end.error, returncode: 1 };
    case 'stopped': {
      const stop = end.reason === 'aborted' ? stopBy(ended, end.message) : end;
      const stderr = isTimeout(stop.reason) ? withLastLine(shared.stderr) : shared.stderr;
      const { reason, message } = stop;
      return { ...shared, stderr, status: 'stopped', reason, message, returncode: -1 };
    }
  }
}

/** The sandbox knows that it was told to stop, and not why. */
function stopBy(
  { cause, wallMs }: Ended,
  message: string,
): { readonly reason: StopReason; readonly message: string } {
  if (cause !== 'wall') return { reason: cause ?? 'aborted', message };
  return { reason: 'wall', message: `The program used up its ${wallMs} ms of wall time.` };
}

/** Why a program was never run. */
export interface Rejected {
  readonly error: ProgramError;
  readonly findings: readonly Finding[];
  readonly durationMs: number;
}

/** The outcome of a program that was never run. */
export function rejectedOutcome({ error, findings, durationMs }: Rejected): ProgramOutcome<never> {
  return {
    status: 'rejected',
    error,
    returncode: 1,
    findings,
    stdout: '',
    stderr: '',
    calls: [],
    artifacts: [],
    carried: null,
    notCarried: [],
    variables: [],
    usage: { calls: 0, generated: 0 },
    durationMs,
    queuedMs: 0,
  };
}

function sharedOf({ end, desk, findings, stdout, stderr, usage, durationMs }: Ended, left: Left): Shared {
  const { value, carried, notCarried, variables } = left;
  return {
    ...(value ? { shown: value.repr } : {}),
    ...(value?.plain ? { value: value.value } : {}),
    findings,
    stdout,
    stderr,
    calls: desk.calls,
    artifacts: end.artifacts,
    carried,
    notCarried,
    variables,
    usage,
    durationMs,
    queuedMs: end.queuedMs,
  };
}

function answerOf({ value }: Accepted): { readonly answer: unknown } {
  return { answer: value };
}

function isTimeout(reason: StopReason): boolean {
  return reason === 'time' || reason === 'wall';
}

function withLastLine(stderr: string): string {
  const gap = stderr === '' || stderr.endsWith('\n') ? '' : '\n';
  return `${stderr}${gap}Execution timed out`;
}
