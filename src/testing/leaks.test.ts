import { expect, test } from 'vitest';
import type { Call } from '../value/index.ts';
import { leaksOf } from './leaks.ts';
import type { Observed } from './observe.ts';

const silent: Observed = {
  status: 'completed',
  returncode: 0,
  stdout: '',
  stderr: '',
  calls: [],
  artifacts: {},
  variables: {},
  notCarried: {},
  events: [],
};
const call = { name: 'see', input: { what: 'REACHED by call' } } as unknown as Call;
const error = { type: 'E', message: 'hush', traceback: '', line: null };

test.for<[string, Partial<Observed>, string[]]>([
  ['nothing', {}, []],
  ['what was printed', { stdout: 'REACHED a\nREACHED b\nREACHED a\n' }, ['REACHED a', 'REACHED b']],
  ['an answer', { answer: { x: 'REACHED it' } }, ['REACHED it']],
  ['a file', { artifacts: { a: 'REACHED it' } }, ['REACHED it']],
  ['a call', { calls: [call] }, ['REACHED by call']],
  ['a secret in an error', { error }, ['a secret of the host came out']],
  ['a secret on stderr', { stderr: 'hush' }, ['a secret of the host came out']],
  ['a source line in a traceback', { error: { ...error, message: '', traceback: 'print("REACHED")' } }, []],
])('%s is looked through', ([, parts, found]) => {
  expect(leaksOf({ ...silent, ...parts }, ['hush'])).toEqual(found);
});
