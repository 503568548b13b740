import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/**
 * Kills what still runs with the marker among its arguments and tells of it. What was killed with its
 * program may take a moment to go. Only Linux lets one look; elsewhere nothing is found.
 */
export async function killMarked(marker: string): Promise<string[]> {
  for (let look = 0; look < 5 && marked(marker).length > 0; look += 1) await setTimeout(40);
  const left = marked(marker);
  for (const pid of left) kill(pid);
  return left.map(() => 'a process that the program started outlived it');
}

function marked(marker: string): number[] {
  return processes().filter((pid) => argumentsOf(pid).includes(marker));
}

function processes(): number[] {
  if (process.platform !== 'linux') return [];
  const entries = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return entries.map(Number).filter((pid) => pid !== process.pid);
}

function argumentsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // gone between the list and the look
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone between the look and the kill
  }
}
