import { randomUUID } from 'node:crypto';
import type { Sandbox, SandboxEnd, SandboxRun } from '../sandbox/index.ts';
import { resolveLimits } from '../value/index.ts';
import { fixtureSdk } from './sdk.ts';

/** How a program ended that was run without a desk, and what was told while it ran. */
export interface Bare {
  readonly end: SandboxEnd;
  readonly stdout: string;
  /** How often its start was told. */
  readonly starts: number;
}

/** Runs a program in a bare sandbox, where every call is answered with null. */
export async function bareRun(
  sandbox: Sandbox,
  source: string,
  changes: Partial<SandboxRun> = {},
): Promise<Bare> {
  let stdout = '';
  let starts = 0;
  const end = await sandbox.run({
    id: randomUUID(),
    source,
    manifest: fixtureSdk.manifest,
    carried: null,
    last: null,
    files: [],
    limits: resolveLimits({ timeMs: 2_000, wallMs: 5_000 }),
    importPolicy: 'all',
    seed: '0'.repeat(32),
    startedAt: 0,
    needs: [],
    labels: {},
    signal: new AbortController().signal,
    onStart: () => {
      starts += 1;
    },
    onCall: async () => ({ status: 'done', output: null }),
    onText: ({ stream, text }) => {
      if (stream === 'stdout') stdout += text;
    },
    ...changes,
  });
  return { end, stdout, starts };
}
