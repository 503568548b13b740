import { expect, test } from 'vitest';
import { describeProbe } from '../../../test/wasm/probe.ts';
import { runProgram, surroundingsOf } from '../../../test/wasm/program.ts';
import { instantiate } from './host/interpreter.ts';
import { missingModules } from './missing-modules.ts';

/**
 * Every public name: those that Python itself lists, and the modules inside its packages. A module that is
 * missing stands for all inside it.
 */
const listing = `
import sys
inside = set(sys.meta_path[-1]._modules)
public = lambda name: not any(part.startswith("_") for part in name.split("."))
names = {name for name in inside | set(sys.stdlib_module_names) if public(name)}
own = {"app", "library", "preload", "timezones", "pungi_guest"}
print("\\n".join(sorted(names - own)))
`;

await describeProbe('the standard library', ({ module }) => {
  const interpreter = instantiate(module);
  interpreter.run(new Uint8Array(), surroundingsOf({}).surroundings);
  const image = interpreter.snapshot();

  /** Runs in a fresh state, so that no import helps or hinders the next. */
  function run(source: string): string {
    const kept = interpreter.restore(image) ? interpreter : instantiate(module);
    return runProgram(kept, source).stdout;
  }

  test('imports whole, but for the modules that are listed with what to use instead', {
    timeout: 60_000,
  }, () => {
    const names = run(listing).trim().split('\n');
    expect(names.length).toBeGreaterThan(450);
    const failed = names.filter((name) => !run(`import ${name}\nprint("imported")`).endsWith('imported\n'));
    const listed = missingModules.map(({ name }) => name);
    const within = (name: string) => listed.some((each) => name.startsWith(`${each}.`));
    expect(failed.filter((name) => !within(name))).toEqual(listed);
  });
});
