import { PungiError } from '../../errors/index.ts';
import { askInterpreter, type Interpreter, oldestPython, usualPythons } from './ask-interpreter.ts';

export type { Interpreter } from './ask-interpreter.ts';

/** What makes it usable, for messages. */
export function pythonRemedy(rung: string): string {
  return `Install Python 3.11 or newer, or name one: ${rung}({ python: '/path/to/python3' }).`;
}

/**
 * Asks the named interpreter, or the usual ones in turn, what it is. A shim of pyenv costs 80 ms at every
 * start, and finds its version by the environment, which programs do not get: so the real path is kept.
 * Rejects with `SANDBOX_UNAVAILABLE`, with what was found instead; `rung` is who asks.
 */
export async function findInterpreter(python: string | null, rung: string): Promise<Interpreter> {
  if (process.platform === 'win32') throw unavailable(`The ${rung} sandbox needs Linux or macOS.`);
  const problems: string[] = [];
  for (const command of python === null ? usualPythons : [python]) {
    const answer = await askInterpreter(command);
    if (typeof answer === 'object') return answer;
    problems.push(answer);
  }
  throw unavailable(
    `Expected Python ${oldestPython} or newer: ${problems.join('; ')}. ${pythonRemedy(rung)}`,
  );
}

function unavailable(message: string): PungiError {
  return new PungiError(message, { code: 'SANDBOX_UNAVAILABLE' });
}
