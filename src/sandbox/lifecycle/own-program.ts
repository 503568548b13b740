import { randomUUID } from 'node:crypto';
import { defaultLimits } from '../../value/index.ts';
import type { Sandbox, SandboxEnd, SandboxRun } from '../contract.ts';

/** How a program of the library's own ended, and what it printed. */
export interface OwnEnd {
  readonly end: SandboxEnd;
  readonly stdout: string;
}

/** What of a run the library's own programs choose. */
export type OwnRun = Pick<SandboxRun, 'source'> & Partial<Pick<SandboxRun, 'files' | 'layer'>>;

/** Runs a program of the library's own in a sandbox: it may import everything and has no functions to call. */
export async function runOwn(sandbox: Sandbox, given: OwnRun): Promise<OwnEnd> {
  let stdout = '';
  const end = await sandbox.run({
    id: randomUUID(),
    manifest: { version: 1, functions: [], records: {} },
    carried: null,
    last: null,
    files: [],
    limits: defaultLimits,
    importPolicy: 'all',
    seed: '0'.repeat(32),
    startedAt: 0,
    needs: [],
    labels: {},
    signal: new AbortController().signal,
    onStart: () => {},
    onCall: async ({ name }) => ({
      status: 'failed',
      error: { type: 'CallFailed', message: `There is no function ${name}.` },
    }),
    onText: ({ stream, text }) => {
      if (stream === 'stdout') stdout += text;
    },
    ...given,
  });
  return { end, stdout };
}
