/** A host of its own process, for tests that kill it: `node host.cases.ts MODE`, where MODE says what it leaves. */
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { subprocess } from './index.ts';

/** A program that leaves a shell, and a daemon in a session of its own, beside itself; it tells all the pids. */
const spreading = `
import os, subprocess
shell = subprocess.Popen(["sleep", "1000"])
ends = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.write(ends[1], str(os.getpid()).encode())
        os.execvp("sleep", ["sleep", "1000"])
    os._exit(0)
os.wait()
print(os.getppid(), os.getpid(), shell.pid, os.read(ends[0], 20).decode(), os.getcwd())
`;

const sources: { readonly [mode: string]: string } = {
  running: `${spreading}\nwhile True: pass`,
  waiting: `${spreading}\nimport time\ntime.sleep(1000)`,
  parked: spreading,
};

const mode = process.argv[2] ?? '';
const sdk = defineSdk({});

/** Runs two programs, disposes of the sandbox, and tells which handles are open before and after. */
async function disposed(): Promise<void> {
  const before = process.getActiveResourcesInfo();
  {
    await using sandbox = subprocess({ spares: 2 });
    await runProgram('1', { sdk, sandbox });
    await runProgram('2', { sdk, sandbox });
  }
  await new Promise(setImmediate);
  const after = process.getActiveResourcesInfo();
  process.stdout.write(`${JSON.stringify({ before, after })}\n`);
}

/** Leaves a program running or, when it is done, a parked spare; the sandbox is never disposed of. */
async function spread(source: string): Promise<void> {
  const sandbox = subprocess({ spares: 1 });
  const onText = ({ text }: { text: string }): boolean => process.stdout.write(text);
  await runProgram(source, { sdk, sandbox, importPolicy: 'all', onText });
  await runProgram('1', { sdk, sandbox });
}

await (mode === 'disposed' ? disposed() : spread(sources[mode] ?? ''));
