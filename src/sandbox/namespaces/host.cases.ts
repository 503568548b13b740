/** A host of its own process, for tests that kill it: `node host.cases.ts MODE`, where MODE says what it leaves. */
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { namespaces } from './index.ts';

const sources: { readonly [mode: string]: string } = {
  running: 'print("on")\nwhile True: pass',
  waiting: 'print("on")\nimport time\ntime.sleep(1000)',
  parked: 'print("on")',
};

const mode = process.argv[2] ?? '';
const sdk = defineSdk({});

/** Runs two programs, disposes of the sandbox, and tells which handles are open before and after. */
async function disposed(): Promise<void> {
  const before = process.getActiveResourcesInfo();
  {
    await using sandbox = namespaces({ spares: 2 });
    await runProgram('1', { sdk, sandbox });
    await runProgram('2', { sdk, sandbox });
  }
  await new Promise(setImmediate);
  const after = process.getActiveResourcesInfo();
  process.stdout.write(`${JSON.stringify({ before, after })}\n`);
}

/** Leaves a program running or, when it is done, parked spares; the sandbox is never disposed of. */
async function leave(source: string): Promise<void> {
  const sandbox = namespaces({ spares: 2 });
  await runProgram('1', { sdk, sandbox });
  const onText = ({ text }: { text: string }): boolean => process.stdout.write(text);
  await runProgram(source, { sdk, sandbox, files: { 'a.txt': 'given' }, onText, limits: { timeMs: 60_000 } });
}

await (mode === 'disposed' ? disposed() : leave(sources[mode] ?? ''));
