import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { probe } from '../src/sandbox/wasm/index.ts';
import { needs } from './needs.ts';
import { probePython } from './python.ts';

const source = (path: string): string =>
  JSON.stringify(new URL(`../src/${path}/index.ts`, import.meta.url).href);

/** Prints in every way, also below Python and from a child, to whatever is open. */
const loud = `
import os, sys, warnings
print("noise")
print("noise", file=sys.stderr)
warnings.warn("noise")
for descriptor in (1, 2, 5, 6, 7, 8, 9):
    try: os.write(descriptor, b"noise")
    except OSError: pass
try: os.system("echo noise; echo noise >&2; echo noise > /dev/tty")
except (AttributeError, OSError): pass
raise ValueError("noise")
`;

/** A host that prints nothing itself. */
const host = (rung: string): string => `
  import { runProgram, defineSdk } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)};
  import { ${rung} } from ${source(`sandbox/${rung}`)};
  const sandbox = ${rung}();
  const outcome = await runProgram(${JSON.stringify(loud)}, { sdk: defineSdk({}), sandbox, importPolicy: 'all' });
  await sandbox[Symbol.asyncDispose]();
  process.exitCode = outcome.stdout.startsWith('noise') ? 0 : 1;
`;

/** The first program of a rung may wait until its image is built. */
const timeout = 180_000;

describe.each([
  { rung: 'subprocess', probed: probePython() },
  { rung: 'wasm', probed: await probe() },
] as const)('$rung', { timeout }, ({ rung, probed }) => {
  needs(rung, probed);

  test('what a program prints reaches no stream of the host', async () => {
    const run = promisify(execFile);
    const { stdout, stderr } = await run(process.execPath, [
      '--input-type=module-typescript',
      '--eval',
      host(rung),
    ]);
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  });
});
