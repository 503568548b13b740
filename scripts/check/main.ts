/**
 * `npm run check`: everything that must hold, one command. `--only lint,types` runs parts of it. The last line
 * is always `N passed, N failed, N skipped`; the exit code is 0 exactly when nothing failed.
 */
import { join } from 'node:path';
import { parseRequirements } from '../../test/require.ts';
import { Children } from './children.ts';
import { chooseSteps } from './choose-steps.ts';
import { isGreen, summary } from './report.ts';
import { runSteps } from './run-steps.ts';
import { oneFailed, type StepContext, type StepOutcome } from './step.ts';
import { steps } from './steps.ts';
import { unasked } from './unasked.ts';

/** What still runs by then hangs, on the slowest machine too: it is stopped, so that it fails and the count is printed. */
const hangMs = 60 * 60_000;
const root = join(import.meta.dirname, '../..');
const children = new Children(root);
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);

const outcomes = await check();
if (!interrupt.signal.aborted) process.stdout.write(summary(outcomes));
process.exitCode = isGreen(outcomes) ? 0 : 1;

async function check(): Promise<StepOutcome[]> {
  try {
    const chosen = chooseSteps(steps, process.argv.slice(2));
    const required = parseRequirements(process.env['PUNGI_REQUIRE']);
    say(`Checking ${chosen.map((step) => step.name).join(', ')}`);
    const timer = setTimeout(stopHanging, hangMs);
    const outcomes = await runSteps(chosen, { root, children, required, say } satisfies StepContext);
    clearTimeout(timer);
    return chosen.length < steps.length ? outcomes : [...outcomes, ...unasked(outcomes, required)];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ ...oneFailed(message), name: 'arguments', durationMs: 0 }];
  }
}

function say(line: string): void {
  if (!interrupt.signal.aborted) process.stdout.write(`${line}\n`);
}

function stopHanging(): void {
  say(`Stopped what still ran after ${hangMs / 60_000} minutes: it hangs.`);
  void children.stop();
}

/** Ctrl-C ends what was started, too: each command has its own process group, which the terminal does not reach. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  interrupt.abort();
  await children.stop();
  process.stderr.write(`\nStopped by ${signal}.\n`);
  process.exit(130);
}
