/** A host of its own process, for tests that look at what a sandbox leaves: `node host.cases.ts MODE`. */
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { wasm } from './index.ts';

const sdk = defineSdk({});

/** Runs programs, one of them endless, disposes of the sandbox, and tells what is open before and after. */
async function disposed(): Promise<void> {
  const before = process.getActiveResourcesInfo();
  {
    await using sandbox = wasm({ spares: 2 });
    await Promise.all(['1', '2'].map((source) => runProgram(source, { sdk, sandbox })));
    await runProgram('while True: pass', { sdk, sandbox, limits: { timeMs: 100 } });
    await runProgram('import time\ntime.sleep(100)', { sdk, sandbox, limits: { timeMs: 100 } });
  }
  await new Promise(setImmediate);
  const after = process.getActiveResourcesInfo();
  process.stdout.write(`${JSON.stringify({ before, after })}\n`);
}

/** Disposes of the sandbox while a program runs in it and others wait. */
async function inTheMiddle(): Promise<void> {
  const sandbox = wasm({ programs: 1 });
  const told = Promise.withResolvers<void>();
  const options = { sdk, sandbox, onText: () => told.resolve() };
  const running = ['print("on")\nwhile True: pass', '2'].map((source) => runProgram(source, options));
  await told.promise;
  await sandbox[Symbol.asyncDispose]();
  const ends = (await Promise.all(running)).map(({ status, reason }) => [status, reason]);
  process.stdout.write(`${JSON.stringify(ends)}\n`);
}

/** Leaves a sandbox with its spares behind: the process ends nevertheless. */
async function left(): Promise<void> {
  const { value } = await runProgram('1 + 1', { sdk, sandbox: wasm() });
  const sandbox = wasm();
  await runProgram('1', { sdk, sandbox });
  process.stdout.write(`${value}\n`);
}

const modes: { readonly [mode: string]: () => Promise<void> } = { disposed, inTheMiddle, left };
await modes[process.argv[2] ?? '']?.();
