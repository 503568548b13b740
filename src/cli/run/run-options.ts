import { readArguments } from '../read-arguments.ts';
import { readSandboxName, type SandboxName } from '../sandbox-name.ts';
import { usageError } from '../usage-error.ts';

/** What `pungi run` was asked for; null where no flag says it. */
export interface RunCommandOptions {
  readonly task: string;
  /** As `anthropic/claude-sonnet-5-5`. */
  readonly model: string | null;
  readonly mode: 'code' | 'direct' | null;
  readonly sandbox: SandboxName | null;
  /** The path of a module whose default export is an SDK. */
  readonly sdk: string | null;
  readonly maxSteps: number | null;
  /** Whether every call that asks is approved. */
  readonly yes: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Reads the arguments after `run`. Throws `INVALID_OPTION`. */
export function readRunOptions(args: readonly string[]): RunCommandOptions {
  const { values, positionals } = readArguments(args, runFlags);
  return {
    task: readTask(positionals),
    model: values.model ?? null,
    mode: values.mode === undefined ? null : readMode(values.mode),
    sandbox: values.sandbox === undefined ? null : readSandboxName('--sandbox', values.sandbox),
    sdk: values.sdk ?? null,
    maxSteps: values['max-steps'] === undefined ? null : readCount('--max-steps', values['max-steps']),
    yes: values.yes ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}

/** The options of `pungi run`. */
export const runFlags = {
  model: { type: 'string' },
  mode: { type: 'string' },
  sandbox: { type: 'string' },
  sdk: { type: 'string' },
  'max-steps': { type: 'string' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const;

function readTask([task, ...rest]: readonly string[]): string {
  if (task === undefined || rest.length > 0)
    throw usageError(
      `Expected one task, in quotes, got ${task === undefined ? 0 : rest.length + 1}. Write: pungi run "What is 1234 * 5678?"`,
    );
  if (task.trim() !== '') return task;
  throw usageError('Expected a task in words, got an empty one. Write: pungi run "What is 1234 * 5678?"');
}

function readMode(name: string): 'code' | 'direct' {
  if (name === 'code' || name === 'direct') return name;
  throw usageError(`Expected \`--mode\` to be code or direct, got ${JSON.stringify(name)}.`);
}

function readCount(option: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw usageError(`Expected \`${option}\` to be a positive integer, got ${JSON.stringify(text)}.`);
}
