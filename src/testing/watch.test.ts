import { expect, test } from 'vitest';
import type { Sandbox, SandboxEnd, SandboxRun } from '../sandbox/index.ts';
import type { CallRequest, Reply } from '../value/index.ts';
import type { StepOptions } from './case.ts';
import { watch } from './watch.ts';

const end = { status: 'stopped', reason: 'crashed' } as SandboxEnd;

/** A sandbox whose program is a function. */
function sandboxOf(program: (run: SandboxRun) => Promise<void> | void): Sandbox {
  const run = async (given: SandboxRun): Promise<SandboxEnd> => {
    await program(given);
    return end;
  };
  return { name: 'fake', run } as Partial<Sandbox> as Sandbox;
}

/** A run that answers each call with a count of the calls it got. */
function openRun(): { run: SandboxRun; told: string[] } {
  const told: string[] = [];
  const run = {
    onStart: () => told.push('start'),
    onText: ({ text }) => told.push(text),
    onCall: async ({ name }) => ({ status: 'done', output: told.push(name) }),
  } as Partial<SandboxRun> as SandboxRun;
  return { run, told };
}

const call = (changes: Partial<CallRequest> = {}): CallRequest => ({
  seq: 0,
  name: 'double',
  input: {},
  position: '0:0',
  line: 1,
  ...changes,
});
const text = (offset: number, printed: string) =>
  ({ stream: 'stdout', offset, text: printed, line: null }) as const;
const { signal } = new AbortController();

async function watched(program: (run: SandboxRun) => Promise<void> | void, options: StepOptions = {}) {
  const { run, told } = openRun();
  const { sandbox, violations } = watch(sandboxOf(program), options);
  await sandbox.run(run);
  return { told, violations };
}

test('a sandbox that keeps its contract passes through unseen', async () => {
  const seen = await watched(async (run) => {
    run.onStart();
    run.onText(text(0, 'é'));
    run.onText(text(2, 'b'));
    await run.onCall(call(), signal);
    await run.onCall(call({ seq: 1, position: '0:1' }), signal);
  });
  expect(seen).toEqual({ told: ['start', 'é', 'b', 'double', 'double'], violations: [] });
});

test.for<[string, (run: SandboxRun) => Promise<void> | void]>([
  [
    'the start was told more than once',
    (run) => {
      run.onStart();
      run.onStart();
    },
  ],
  ['stdout has a gap: expected offset 0, got 1', (run) => run.onText(text(1, 'a'))],
  ['expected call 0, got 1', async (run) => void (await run.onCall(call({ seq: 1 }), signal))],
  [
    'the position 0:0 came twice',
    async (run) => {
      await run.onCall(call(), signal);
      await run.onCall(call({ seq: 1 }), signal);
    },
  ],
])('%s', async ([violation, program]) => {
  expect((await watched(program)).violations).toEqual([violation]);
});

test('text and calls after the end are told', async () => {
  const { run } = openRun();
  const { sandbox, violations } = watch(
    sandboxOf(() => {}),
    {},
  );
  let kept: SandboxRun | undefined;
  const late = watch(
    sandboxOf((given) => {
      kept = given;
    }),
    {},
  );
  await sandbox.run(run);
  await late.sandbox.run(run);
  kept?.onText(text(0, 'late'));
  await kept?.onCall(call(), signal);
  expect(violations).toEqual([]);
  expect(late.violations).toEqual(['text came after the end', 'a call came after the end']);
});

test('a scripted reply is given in place of the host’s', async () => {
  const denied: Reply = { status: 'refused', error: { type: 'Denied', message: 'no' } };
  let reply: Reply | undefined;
  const program = async (run: SandboxRun) => {
    reply = await run.onCall(call(), signal);
  };
  expect((await watched(program, { replies: { double: denied } })).told).toEqual([]);
  expect(reply).toEqual(denied);
});

test('a name that every object of JavaScript knows is not scripted', async () => {
  const program = async (run: SandboxRun) => void (await run.onCall(call({ name: '__proto__' }), signal));
  expect((await watched(program, { replies: {} })).told).toEqual(['__proto__']);
});

test('a lossy transport delivers each call twice and gives the first reply', async () => {
  let reply: Reply | undefined;
  const program = async (run: SandboxRun) => {
    reply = await run.onCall(call(), signal);
  };
  expect((await watched(program, { deliverTwice: true })).told).toEqual(['double', 'double']);
  expect(reply).toEqual({ status: 'done', output: 1 });
});
