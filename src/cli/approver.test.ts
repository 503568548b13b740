import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ApprovalRequest } from '../desk/index.ts';
import { approverOf } from './approver.ts';

const request = (input: ApprovalRequest['input']): ApprovalRequest => ({
  ...{ name: 'send', input, effect: 'write', position: '0:0', context: undefined },
});

const waiting = { signal: new AbortController().signal };

const saidNo = { decision: 'deny', reason: 'The person at the terminal said no.' };
const refused = {
  decision: 'deny',
  reason: 'It asks for approval, and nobody is at a terminal: run the command with --yes to allow it.',
};

/** A terminal that remembers what was written to it. */
function terminal(isTTY = true) {
  const abort = new AbortController();
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  const shown = () => String(output.read() ?? '');
  return { input, output, shown, abort, terminal: { input, output, signal: abort.signal } };
}

describe('at a terminal', () => {
  test.each([
    ['y', 'approve'],
    [' YES ', 'approve'],
    ['n', 'deny'],
    ['', 'deny'],
    ['maybe', 'deny'],
  ])('%j means %s', async (answer, decision) => {
    const { input, shown, terminal: at } = terminal();
    const decided = approverOf(false, at)(request({ to: 'u1' }), waiting);
    await setImmediate();
    expect(shown()).toBe('Allow send {"to":"u1"} (write)? [y/N] ');
    input.write(`${answer}\n`);
    expect(await decided).toMatchObject({ decision });
  });

  test('no input of a program writes over the question', async () => {
    const { input, shown, terminal: at } = terminal();
    const decided = approverOf(false, at)(request({ to: '\u001b[2K\u009b\u202e' }), waiting);
    await setImmediate();
    expect(shown()).toBe('Allow send {"to":"\\u001b[2K\\x9b\\u202e"} (write)? [y/N] ');
    input.write('n\n');
    await decided;
  });

  test('one question stands at a time', async () => {
    const { input, shown, terminal: at } = terminal();
    const approve = approverOf(false, at);
    const decided = [approve(request(1), waiting), approve(request(2), waiting)];
    await setImmediate();
    expect(shown()).toBe('Allow send 1 (write)? [y/N] ');
    input.write('y\n');
    expect(await decided[0]).toEqual({ decision: 'approve' });
    await setImmediate();
    expect(shown()).toBe('Allow send 2 (write)? [y/N] ');
    input.write('n\n');
    expect(await decided[1]).toEqual(saidNo);
  });

  test('the end of the input is a no, to this question and to those after it', async () => {
    const { input, shown, terminal: at } = terminal();
    const approve = approverOf(false, at);
    const decided = approve(request(1), waiting);
    await setImmediate();
    input.end(); // Ctrl-D
    expect(await decided).toEqual(saidNo);
    expect(shown()).toBe('Allow send 1 (write)? [y/N] \n');
    expect(await approve(request(2), waiting)).toEqual(refused);
  });

  test('a question whose call is over makes room for the next', async () => {
    const { input, shown, terminal: at } = terminal();
    const approve = approverOf(false, at);
    const late = new AbortController();
    const decided = [approve(request(1), late), approve(request(2), late), approve(request(3), waiting)];
    await setImmediate();
    late.abort();
    expect(await Promise.all(decided.slice(0, 2))).toEqual([saidNo, saidNo]);
    await setImmediate();
    expect(shown()).toBe('Allow send 1 (write)? [y/N] \r\nAllow send 3 (write)? [y/N] ');
    input.write('y\n');
    expect(await decided[2]).toEqual({ decision: 'approve' });
  });

  test('a question ends with the run', async () => {
    const { abort, terminal: at } = terminal();
    const decided = approverOf(false, at)(request(1), waiting);
    abort.abort();
    await expect(decided).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('without a terminal nothing is approved, and the hint says how', async () => {
  expect(await approverOf(false, terminal(false).terminal)(request(1), waiting)).toEqual(refused);
});

test('with yes all is approved, without a question', async () => {
  const { shown, terminal: at } = terminal();
  expect(await approverOf(true, at)(request(1), waiting)).toEqual({ decision: 'approve' });
  expect(shown()).toBe('');
});
