import { type ProgramOutcome, type RunProgramOptions, runProgram } from '../../run/index.ts';
import { defaultLimits, type Limits } from '../../value/index.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { loadSandbox } from '../load-sandbox.ts';
import { openSdk } from '../open-sdk.ts';
import { outcomeJson } from '../outcome-json.ts';
import { readProgram } from '../read-program.ts';
import { type ExecOptions, readExecOptions } from './exec-options.ts';
import { exitCode } from './exit-code.ts';
import { showOutcome } from './show-outcome.ts';

/** `pungi exec`: runs a program as if a model had written it. Gives the exit code; throws what usage is wrong. */
export async function execCommand(args: readonly string[]): Promise<number> {
  const options = readExecOptions(args);
  const source = await readProgram(options.program, process.stdin);
  const passed = { stdout: '', stderr: '' };
  const outcome = await runIt(source, options, ({ stream, text }) => {
    passed[stream] = text; // its end is all that matters
    if (!options.json) process[stream].write(text);
  });
  if (options.json) process.stdout.write(`${outcomeJson(outcome)}\n`);
  else {
    const { stdout, stderr } = showOutcome(outcome, passed);
    process.stdout.write(stdout);
    process.stderr.write(stderr);
  }
  return exitCode(outcome);
}

type OnText = NonNullable<RunProgramOptions['onText']>;

async function runIt(source: string, options: ExecOptions, onText: OnText): Promise<ProgramOutcome> {
  await using sdk = await openSdk(options.sdk);
  await using sandbox = await loadSandbox(options.sandbox);
  using interrupt = listenForInterrupt();
  return await runProgram(source, {
    sdk,
    sandbox,
    signal: interrupt.signal,
    limits: limitsOf(options),
    onText,
    ...(options.check ? {} : { checker: false }),
  });
}

/** Who allows a program more time than the wall clock does by default means both. */
function limitsOf({ timeMs }: ExecOptions): Partial<Limits> {
  return timeMs === null ? {} : { timeMs, wallMs: Math.max(timeMs, defaultLimits.wallMs) };
}
