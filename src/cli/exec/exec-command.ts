import { type ProgramOutcome, type RunProgramOptions, runProgram } from '../../run/index.ts';
import { defaultLimits, type Limits } from '../../value/index.ts';
import { approverOf } from '../approver.ts';
import type { Config } from '../config/index.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { openSandbox } from '../open-sandbox.ts';
import { openSdk } from '../open-sdk.ts';
import { outcomeJson } from '../outcome-json.ts';
import { tellingOf } from '../output/stderr.ts';
import { loadConfig } from '../project/load-config.ts';
import { readProgram } from '../read-program.ts';
import { tellMaking } from '../tell-making.ts';
import { type ExecOptions, readExecOptions } from './exec-options.ts';
import { exitCode } from './exit-code.ts';
import { showOutcome } from './show-outcome.ts';

/** `pungi exec`: runs a program as if a model had written it. Gives the exit code; throws what usage is wrong. */
export async function execCommand(args: readonly string[]): Promise<number> {
  const options = readExecOptions(args);
  const source = await readProgram(options.program, process.stdin);
  const { config } = await loadConfig();
  const passed = { stdout: '', stderr: '' };
  const outcome = await runIt({ source, options, config }, ({ stream, text }) => {
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

interface Asked {
  readonly source: string;
  readonly options: ExecOptions;
  readonly config: Config;
}

async function runIt({ source, options, config }: Asked, onText: OnText): Promise<ProgramOutcome> {
  await using sdk = await openSdk(options.sdk, config.sdk);
  const { screen } = tellingOf(options.quiet);
  using interrupt = listenForInterrupt(); // until the sandbox has ended
  await using sandbox = await openSandbox(
    options.sandbox ?? config.sandbox ?? 'wasm',
    tellMaking(screen.line),
  );
  const { importPolicy, secrets } = config;
  const { signal } = interrupt;
  return await runProgram(source, {
    sdk,
    sandbox,
    signal,
    approve: approverOf(options.yes, { input: process.stdin, output: process.stderr, signal }),
    limits: limitsOf(options, config.limits),
    onText,
    ...(importPolicy === undefined ? {} : { importPolicy }),
    ...(secrets === undefined ? {} : { secrets }),
    ...(options.check ? {} : { checker: false }),
  });
}

/** Who allows a program more time than the wall clock does by default means both. */
function limitsOf({ timeMs }: ExecOptions, limits: Partial<Limits> = {}): Partial<Limits> {
  if (timeMs === null) return limits;
  return { ...limits, timeMs, wallMs: Math.max(timeMs, limits.wallMs ?? defaultLimits.wallMs) };
}
