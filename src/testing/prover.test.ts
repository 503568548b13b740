import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completed, FakeSandbox } from '../../test/support/fake-sandbox.ts';
import type { Capabilities } from '../sandbox/index.ts';
import type { ConformanceCase } from './case.ts';
import type { EscapeCase } from './escape.ts';
import { fakeSandbox, type Play } from './fake-sandbox.cases.ts';
import { openProver } from './prover.ts';
import type { Verdict } from './verdict.ts';
import { witness } from './witness.ts';

async function conformance(
  given: Partial<ConformanceCase>,
  play: Play,
  capabilities?: Partial<Capabilities>,
) {
  await using prover = await openProver(() => fakeSandbox(play, capabilities));
  return await prover.conformance({ name: 'case', covers: ['main'], ...given } as ConformanceCase);
}

async function attacked(given: Partial<EscapeCase>, play: Play, capabilities?: Partial<Capabilities>) {
  await using prover = await openProver(() => fakeSandbox(play, capabilities));
  return await prover.escape({ name: 'attack', class: 'leaks', program: 'attack', ...given });
}

const verdict = (kind: Verdict['kind'], ...details: string[]): Verdict => ({
  name: kind === 'held' || kind === 'notHeld' || kind === 'broken' ? 'attack' : 'case',
  kind,
  details,
});

const echo: Play = ({ source }) => (source === witness ? 'untouched' : source);

test('a case whose outcome is as expected passes', async () => {
  expect(await conformance({ program: 'a', expect: { stdout: 'a' } }, echo)).toEqual(verdict('passed'));
});

test('a case whose outcome is another one fails with each difference', async () => {
  const failed = verdict('failed', 'stdout: expected "b", got "a"', 'answer: expected [1], got []');
  const seen = await conformance({ program: 'a', expect: { stdout: 'b', answer: 1 } }, echo);
  expect(new Set(seen.details)).toEqual(new Set(failed.details));
  expect(seen.kind).toBe('failed');
});

test('the program of a step is named by its place', async () => {
  const steps = [
    { program: 'a', expect: { stdout: 'a' } },
    { program: 'b', expect: {} },
  ];
  expect(await conformance({ steps }, echo)).toEqual(
    verdict('failed', 'program 2: stdout: expected "", got "b"'),
  );
});

test('a rung that lacks what a case needs is held to the declared difference', async () => {
  const given = {
    program: 'open',
    expect: { stdout: '' },
    instead: { stdout: 'open' },
    needs: 'closedFiles',
  } as const;
  const open = { filesClosed: false };
  expect(await conformance(given, echo, open)).toEqual(
    verdict('difference', 'Files of the host that its user can reach can be reached.'),
  );
  expect((await conformance(given, () => '', open)).kind).toBe('failed');
  expect((await conformance(given, echo)).kind).toBe('failed');
});

test('an attack that gets nowhere is held', async () => {
  expect(await attacked({}, echo)).toEqual(verdict('held'));
});

test('an attack that says it got somewhere is broken, or not held where the rung declares so', async () => {
  const given = { program: 'REACHED it', without: 'wall' } as const;
  expect(await attacked(given, echo)).toEqual(verdict('broken', 'REACHED it'));
  expect(await attacked(given, echo, { isolation: 'none' })).toEqual(
    verdict('notHeld', 'There is no wall: the program has the rights of the user it runs as.', 'REACHED it'),
  );
});

test('an attack that touches the host is broken, whatever it says', async () => {
  const given: Partial<EscapeCase> = { program: ({ file }) => file };
  const touch: Play = ({ source }) => {
    if (!source.startsWith('/')) return '';
    appendFileSync(source, 'x');
    return 'nothing';
  };
  expect(await attacked(given, touch)).toEqual(verdict('broken', "the host's file was changed"));
});

test('an attack that ends in no way it may end in is broken', async () => {
  const ends = [{ stdout: 'x' }, { stdout: 'y' }];
  expect(await attacked({ program: 'z', ends }, echo)).toEqual(
    verdict('broken', 'stdout: expected "x", got "z"', 'stdout: expected "y", got "z"'),
  );
});

test('an attack that changes what the next program finds is broken, also where it is declared', async () => {
  let witnessed = 0;
  const poisoned: Play = ({ source }) => {
    if (source !== witness) return 'REACHED it';
    witnessed += 1;
    return witnessed > 1 ? 'a 1\nb 9' : 'a 1\nb 2';
  };
  expect(await attacked({ without: 'wall' }, poisoned, { isolation: 'none' })).toEqual(
    verdict('broken', 'REACHED it', 'the program after it finds b changed: "b 2" became "b 9"'),
  );
});

test('a sandbox that breaks its contract is found out by any case', async () => {
  const twice: Play = (run) => {
    run.onStart();
    return '';
  };
  expect(await conformance({ program: '', expect: {} }, twice)).toEqual(
    verdict('failed', 'the start was told more than once'),
  );
});

test('a sandbox that starts no program is proven by no case, and says why', async () => {
  const unavailable = new FakeSandbox(() => ({
    status: 'stopped',
    reason: 'unavailable',
    message: 'there is no python3',
    started: false,
    queuedMs: 0,
    artifacts: [],
  }));
  await expect(openProver(() => unavailable)).rejects.toMatchObject({
    code: 'SANDBOX_UNAVAILABLE',
    message: 'Expected `fake` to run a program, got: there is no python3',
  });
});

test('an attack that could not even begin is no attack that was held', async () => {
  const error = { type: 'ModuleNotFoundError', message: "No module named 'x'", traceback: '', line: 1 };
  const stumbling = new FakeSandbox(({ source }) =>
    source === 'import x' ? { ...completed, status: 'failed', error } : completed,
  );
  await using prover = await openProver(() => stumbling);
  expect(await prover.escape({ name: 'attack', class: 'leaks', program: 'import x' })).toEqual(
    verdict('broken', "the attack stumbled: ModuleNotFoundError: No module named 'x'"),
  );
});
