import { z } from 'zod';
import { FakeSandbox, type Play } from '../../test/support/fake-sandbox.ts';
import type { Left, SandboxEnd, SandboxRun } from '../sandbox/index.ts';
import { defineFunction, defineSdk, type Schema, type Sdk } from '../sdk/index.ts';
import type { Reply, Value } from '../value/index.ts';
import type { BaseOptions } from './options.ts';
import type { ProgramOutcome } from './outcome.ts';
import { runProgram } from './run-program.ts';

/** What an end leaves when it leaves nothing. */
export const nothingLeft: Left = { value: null, carried: null, notCarried: [], variables: [] };

/** What every end of the fake says. */
export const around: { readonly started: true; readonly queuedMs: 5; readonly artifacts: readonly [] } = {
  started: true,
  queuedMs: 5,
  artifacts: [],
};

/** Calls a function of the SDK as the program would: the first call, or the one with this number. */
export function call(run: SandboxRun, [name, input]: readonly [string, Value], seq = 0): Promise<Reply> {
  const request = { seq, name, input, position: `0:${seq}`, line: 1 };
  return run.onCall(request, new AbortController().signal);
}

/** Settles when the run is aborted, as a rung does. */
export function untilAborted(run: SandboxRun): Promise<SandboxEnd> {
  return new Promise((resolve) => {
    run.signal.addEventListener('abort', () =>
      resolve({
        status: 'stopped',
        reason: 'aborted',
        message: 'The caller aborted the program.',
        ...around,
      }),
    );
  });
}

/** `double` computes, `send` writes, `ask` needs a model. */
export const sdk: Sdk = defineSdk({
  double: defineFunction({
    input: z.object({ x: z.int() }),
    output: z.int(),
    effect: 'pure',
    execute: ({ x }) => x * 2,
  }),
  send: defineFunction({ effect: 'write', execute: () => 'sent' }),
  ask: defineFunction({
    effect: 'read',
    retries: 0,
    execute: (_, { generate }) => generate({ prompt: 'p' }),
  }),
});

/** Runs a program that plays. */
export function run(
  play?: Play,
  options: Partial<BaseOptions<unknown, Schema>> = {},
): Promise<ProgramOutcome> {
  const given = { sdk, sandbox: new FakeSandbox(play), checker: false, ...options } as const;
  return runProgram('pass', given) as Promise<ProgramOutcome>;
}
