import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Row } from '../measure/row.ts';
import { percentile, sample } from '../measure/samples.ts';

const run = promisify(execFile);

/** What starting anything costs on this machine: a process that does nothing. */
export async function measureForkExec(): Promise<Row> {
  const times = await sample(30, () => run('/bin/true'));
  return { name: 'bare fork and exec, ms', value: percentile(times, 50) };
}
