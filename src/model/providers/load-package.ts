import { invalid } from './invalid.ts';

/** Loads the package of a provider when it is asked for; says what to install where it is not there. */
export async function loadPackage<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw invalid(`Expected the package ${name} beside this one: npm install ${name}`, cause);
  }
}
