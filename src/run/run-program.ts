import { type Desk, openDesk } from '../desk/index.ts';
import type { Sandbox, SandboxEnd } from '../sandbox/index.ts';
import type { Sdk } from '../sdk/index.ts';
import { type Limits, resolveLimits } from '../value/index.ts';
import type { ProgramOutcome } from './outcome.ts';

/** What `runProgram` takes. */
export interface RunProgramOptions {
  readonly sdk: Sdk;
  /** Borrowed: the caller disposes it. */
  readonly sandbox: Sandbox;
  /** Handed to each function as `context`. */
  readonly context?: unknown;
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
}

interface Printed {
  stdout: string;
  stderr: string;
}

/** Runs one Python program against an SDK. Throws only on misuse: how the program ended is the outcome. */
export async function runProgram(source: string, options: RunProgramOptions): Promise<ProgramOutcome> {
  const started = performance.now();
  const ended = new AbortController();
  const signal = options.signal ?? ended.signal;
  const printed: Printed = { stdout: '', stderr: '' };
  const desk = openDesk({ sdk: options.sdk, context: options.context, signal: ended.signal });
  const end = await options.sandbox.run({
    id: crypto.randomUUID(),
    source,
    manifest: options.sdk.manifest,
    limits: resolveLimits(options.limits),
    signal,
    onCall: (call) => desk.answer(call),
    onText: ({ stream, text }) => {
      printed[stream] += text;
    },
  });
  ended.abort();
  return outcomeOf(end, desk, { ...printed, durationMs: performance.now() - started });
}

function outcomeOf(end: SandboxEnd, desk: Desk, rest: Printed & { durationMs: number }): ProgramOutcome {
  const accepted = desk.accepted();
  const answer = accepted ? { answer: accepted.value } : {};
  const shared = { ...rest, ...answer, calls: desk.calls };
  switch (end.status) {
    case 'completed':
      return { status: 'completed', returncode: 0, ...shared };
    case 'failed':
      return { status: 'failed', returncode: 1, error: end.error, ...shared };
    case 'stopped': {
      const stderr = `${shared.stderr}${end.message}\n`;
      return { status: 'stopped', reason: end.reason, returncode: -1, ...shared, stderr };
    }
  }
}
