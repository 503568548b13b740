import { defaultLimits } from '../../value/index.ts';
import type { SandboxRun } from '../index.ts';

/** A run of a program that calls nothing. */
export function aRun(changes: Partial<SandboxRun> = {}): SandboxRun {
  return {
    ...{ id: 'run', source: 'print(1)', manifest: { version: 1, functions: [], records: {} } },
    ...{ carried: null, last: null, files: [], limits: defaultLimits, importPolicy: 'all' },
    ...{ seed: '0'.repeat(32), startedAt: 0, needs: [], labels: {} },
    signal: new AbortController().signal,
    onStart: () => {},
    onCall: () => Promise.resolve({ status: 'done', output: null }),
    onText: () => {},
    ...changes,
  };
}
