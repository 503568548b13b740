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

/** A container that computes one thing and goes, where an engine is there with an image that has Python; else null. */
export async function measureDockerRun(): Promise<Row | null> {
  const image = await firstImage();
  if (image === null) return null;
  const once = () => run('docker', ['run', '--rm', '--network=none', image, 'python3', '-c', 'print(1)']);
  try {
    await once();
  } catch {
    return null;
  }
  return { name: `docker run (${image}), ms`, value: percentile(await sample(7, once), 50) };
}

async function firstImage(): Promise<string | null> {
  const named = process.env['PUNGI_BENCH_IMAGE'];
  if (named !== undefined) return named;
  const { stdout } = await run('docker', ['images', '--format', '{{.Repository}}:{{.Tag}}']).catch(() => ({
    stdout: '',
  }));
  return stdout.split('\n').find((line) => line !== '' && !line.includes('<none>')) ?? null;
}
