import { type Desk, openDesk, openStore } from '../desk/index.ts';
import type { Sandbox, SandboxEnd, SandboxRun, StopReason } from '../sandbox/index.ts';
import {
  describeAnswer,
  type Generate,
  renderManifest,
  type Schema,
  type SchemaOutput,
  type Sdk,
} from '../sdk/index.ts';
import { defaultImports, type Limits, resolveLimits, type Value } from '../value/index.ts';
import { checkMade, checkOptions } from './check-options.ts';
import { check } from './check-program.ts';
import type { Checked } from './checked.ts';
import { contained } from './contained.ts';
import { rejectionBy } from './first-checks.ts';
import type { BaseOptions, RunProgramOptions } from './options.ts';
import type { ProgramOutcome } from './outcome.ts';
import { outcomeOf, rejectedOutcome } from './outcome-of.ts';
import { toFiles } from './to-files.ts';
import { type WallClock, wallClock } from './wall-clock.ts';

/** What an answer is: what its schema makes of it, else any plain value. */
export type AnswerOf<Answer extends Schema> = Schema extends Answer ? Value : SchemaOutput<Answer>;

/**
 * Runs one Python program against an SDK, in a sandbox. Throws only on misuse (`INVALID_OPTION`, and
 * `UNSUPPORTED_SCHEMA` for an answer schema without JSON Schema form): how the program ended is the outcome.
 */
export async function runProgram<Context = unknown, Answer extends Schema = Schema>(
  source: string,
  options: RunProgramOptions<Context, Answer>,
): Promise<ProgramOutcome<AnswerOf<Answer>>> {
  checkOptions(source, options);
  const outcome = await run(source, options as unknown as AnyOptions);
  return outcome as ProgramOutcome<AnswerOf<Answer>>;
}

type AnyOptions = BaseOptions<never, Schema> & { readonly context?: unknown };

async function run(source: string, options: AnyOptions): Promise<ProgramOutcome<unknown>> {
  const asked = performance.now();
  const limits = resolveLimits(options.limits);
  const checked = await check(source, options);
  contained(options.onChecked)(checked);
  if (checked.rejected) {
    const error = rejectionBy(source, checked.findings);
    return rejectedOutcome({ ...checked, error, durationMs: performance.now() - asked });
  }
  const program = new Program(source, options, { limits, checked });
  if (typeof options.sandbox !== 'function') return await program.run(options.sandbox, asked);
  await using sandbox = checkMade(options.sandbox());
  return await program.run(sandbox, asked);
}

/** What was found out before the program starts. */
interface Known {
  readonly limits: Limits;
  readonly checked: Checked;
}

/** One program on its way: what stops it, what it prints, what it uses. */
class Program {
  readonly #source: string;
  readonly #options: AnyOptions;
  readonly #limits: Limits;
  readonly #checked: Checked;
  readonly #id = crypto.randomUUID();
  readonly #stop = new AbortController();
  readonly #wall: WallClock;
  readonly #desk: Desk;
  readonly #printed = { stdout: '', stderr: '' };
  #cause: StopReason | null = null;
  #generated = 0;
  #isOver = false;

  constructor(source: string, options: AnyOptions, { limits, checked }: Known) {
    this.#source = source;
    this.#options = options;
    this.#limits = limits;
    this.#checked = checked;
    this.#wall = wallClock(limits.wallMs, () => this.#end('wall'));
    this.#desk = this.#openDesk(options.sdk);
  }

  #openDesk(sdk: Sdk<never>): Desk {
    const { context, approve, subject, store, schema, secrets, onCall } = this.#options;
    return openDesk({
      id: this.#id,
      sdk,
      context,
      subject: subject ?? null,
      store: store ?? openStore(),
      limits: this.#limits,
      approve: approve ?? null,
      generate: this.#generate,
      answerSchema: schema ?? null,
      secrets: secrets ?? [],
      onCall: contained(onCall),
      onApproving: (waiting) => this.#wall.approving(waiting),
    });
  }

  readonly #generate: Generate = (request) => {
    const { generate } = this.#options;
    if (!generate) return Promise.reject(new Error('This function needs a model, and the run has none.'));
    this.#generated += 1;
    return generate(request);
  };

  /** The first cause wins. */
  #end(cause: StopReason): void {
    this.#cause ??= cause;
    this.#stop.abort();
  }

  async run(sandbox: Sandbox, asked: number): Promise<ProgramOutcome<unknown>> {
    const { signal } = this.#options;
    const onAbort = (): void => this.#end('aborted');
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    try {
      const end = await sandbox.run(await this.#request());
      return this.#outcome(end, performance.now() - asked);
    } finally {
      signal?.removeEventListener('abort', onAbort);
      this.#wall.stop();
      this.#desk.close();
    }
  }

  async #request(): Promise<SandboxRun> {
    const { sdk, schema, carried, last, files, importPolicy, seed, startedAt, needs } = this.#options;
    return {
      id: this.#id,
      source: this.#source,
      manifest: schema ? renderManifest(sdk.descriptions, describeAnswer(schema)) : sdk.manifest,
      carried: carried ?? null,
      last: last ?? null,
      files: await toFiles(files),
      limits: this.#limits,
      importPolicy: importPolicy ?? { allow: defaultImports },
      seed: seed ?? randomSeed(),
      startedAt: startedAt ?? Date.now(),
      needs: needs ?? [],
      labels: {},
      signal: this.#stop.signal,
      ...this.#callbacks(),
    };
  }

  #callbacks(): Pick<SandboxRun, 'onStart' | 'onCall' | 'onText'> {
    const onText = contained(this.#options.onText);
    return {
      onStart: () => this.#wall.start(),
      onCall: (call, signal) => this.#desk.answer(call, signal),
      onText: ({ stream, text }) => {
        if (this.#isOver) return; // an aborted program may still be printing
        this.#printed[stream] += text;
        onText({ stream, text });
      },
    };
  }

  #outcome(end: SandboxEnd, durationMs: number): ProgramOutcome<unknown> {
    this.#desk.close();
    this.#isOver = true;
    const usage = { calls: this.#desk.calls.length, generated: this.#generated };
    const { findings } = this.#checked;
    return outcomeOf({
      ...{
        end,
        cause: this.#cause,
        wallMs: this.#limits.wallMs,
        desk: this.#desk,
        findings,
        usage,
        durationMs,
      },
      ...this.#printed,
    });
  }
}

function randomSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
