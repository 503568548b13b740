import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Row } from './row.ts';
import { percentile, sample } from './samples.ts';

const run = promisify(execFile);

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
