import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Kills and forgets one sandbox, whatever state it is in. Never rejects: what is gone is gone. */
export async function deleteSandbox(runsc: string, args: readonly string[], id: string): Promise<void> {
  await promisify(execFile)(runsc, [...args, 'delete', '--force', id], { timeout: 10_000 }).catch(() => {});
}

/** Kills and forgets all sandboxes that a host left. Never rejects. */
export async function deleteAll(runsc: string, state: string): Promise<void> {
  const args = [`--root=${state}`];
  const listed = await promisify(execFile)(runsc, [...args, 'list', '--quiet'], { timeout: 10_000 }).catch(
    () => ({ stdout: '' }),
  );
  for (const id of listed.stdout.split('\n').filter((line) => line !== ''))
    await deleteSandbox(runsc, args, id);
}
