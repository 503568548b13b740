import { isRung, type Rung, rungs } from '../load-sandbox.ts';
import { readArguments } from '../read-arguments.ts';
import { usageError } from '../usage-error.ts';

/** What `pungi run` was asked for. */
export interface RunCommandOptions {
  readonly task: string;
  /** As `anthropic/claude-sonnet-5-5`, null for the one that the environment means. */
  readonly model: string | null;
  readonly sandbox: Rung;
  /** The path of a module whose default export is an SDK, null for the standard one. */
  readonly sdk: string | null;
  readonly maxSteps: number;
  /** Whether every call that asks is approved. */
  readonly yes: boolean;
  readonly json: boolean;
}

/** Reads the arguments after `run`. Throws `INVALID_OPTION`. */
export function readRunOptions(args: readonly string[]): RunCommandOptions {
  const { values, positionals } = readArguments(args, options);
  const [task, ...rest] = positionals;
  if (task === undefined || task.trim() === '' || rest.length > 0)
    throw usageError(`Expected one task, in quotes, got ${positionals.length}.`);
  return {
    task,
    model: values.model ?? null,
    sandbox: readRung(values.sandbox ?? 'wasm'),
    sdk: values.sdk ?? null,
    maxSteps: readCount('--max-steps', values['max-steps'] ?? '10'),
    yes: values.yes ?? false,
    json: values.json ?? false,
  };
}

const options = {
  model: { type: 'string' },
  sandbox: { type: 'string' },
  sdk: { type: 'string' },
  'max-steps': { type: 'string' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

function readRung(name: string): Rung {
  if (isRung(name)) return name;
  throw usageError(`Expected \`--sandbox\` to be ${rungs.join(' or ')}, got ${JSON.stringify(name)}.`);
}

function readCount(option: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw usageError(`Expected \`${option}\` to be a positive integer, got ${JSON.stringify(text)}.`);
}
