import { defaultImports } from '../../value/index.ts';
import { listenForCallers } from './callers.ts';
import { asUser, jailCommand } from './command.ts';
import { findInterpreter } from './interpreter.ts';
import { findLibrary } from './library.ts';
import { makeNest, type Nest } from './nest.ts';
import type { ResolvedOptions } from './options.ts';
import { programUser } from './program-user.ts';
import { makeRunFolder } from './run-folder.ts';
import { startZygote } from './zygote-process.ts';

/** Builds all that the programs of one sandbox share. Rejects with `SANDBOX_UNAVAILABLE`. */
export async function buildNest(options: ResolvedOptions, signal: AbortSignal): Promise<Nest> {
  const user = await programUser();
  const { path: python } = await findInterpreter(options.python, user);
  const library = await findLibrary(python, asUser(user));
  const folder = await makeRunFolder(user);
  try {
    const callers = await listenForCallers(folder.socket, user);
    try {
      const plan = { user, python, library, folder: folder.path, imports: defaultImports, options };
      const zygote = await startZygote(jailCommand(plan), { bootMs: options.bootMs, signal });
      return makeNest({ zygote, callers, folder });
    } catch (error) {
      callers.close();
      throw error;
    }
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
