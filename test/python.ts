import { spawnSync } from 'node:child_process';
import type { Probe } from './require.ts';

/** Whether there is a `python3` that the guest runs on. */
export function probePython(): Probe {
  const question = 'import sys; sys.exit(sys.version_info < (3, 11))';
  const { status, error } = spawnSync('python3', ['-c', question]);
  if (error !== undefined)
    return { usable: false, reason: 'there is no python3: install Python 3.11 or newer' };
  return status === 0 ? { usable: true } : { usable: false, reason: 'python3 is older than 3.11' };
}
