import { readdirSync, readFileSync } from 'node:fs';

/** The ids of the processes below one. Only Linux lets one look; elsewhere there are none. */
export function descendantsOf(pid: number): readonly number[] {
  if (process.platform !== 'linux') return [];
  const parents = new Map(processes().map((each) => [each, parentOf(each)]));
  const below = (of: number): number[] =>
    [...parents].filter(([, parent]) => parent === of).flatMap(([each]) => [each, ...below(each)]);
  return below(pid);
}

/** Whether a process is there; one that ended and is not yet collected is not. */
export function isRunning(pid: number): boolean {
  return !['', 'Z', 'X'].includes(fieldsOf(pid)[0] ?? '');
}

function processes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[1]);
}

/** State, parent and what follows: the name before them may hold anything. */
function fieldsOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return ['']; // gone between the list and the look
  }
}
