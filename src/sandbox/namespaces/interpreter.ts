import {
  askInterpreter,
  type Interpreter,
  oldestPython,
  usualPythons,
} from '../lifecycle/ask-interpreter.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { asUser, type ProgramUser } from './command.ts';

/** The distribution's own: what comes first on root's path is often root's alone. */
const systems = '/usr/bin/python3';

/**
 * The named interpreter, or the first usual one, that the programs' user can start. Rejects with
 * `SANDBOX_UNAVAILABLE`, with what was found instead.
 */
export async function findInterpreter(python: string | null, user: ProgramUser | null): Promise<Interpreter> {
  const problems: string[] = [];
  for (const command of python === null ? [...usualPythons, systems] : [python]) {
    const answer = await askInterpreter(command, asUser(user));
    if (typeof answer === 'object') return answer;
    problems.push(answer);
  }
  const who = user === null ? '' : ' that users other than root can start';
  throw unavailable(`Expected Python ${oldestPython} or newer${who}: ${problems.join('; ')}.`);
}
