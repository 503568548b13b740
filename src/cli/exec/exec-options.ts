import { readArguments } from '../read-arguments.ts';
import { readSandboxName, type SandboxName } from '../sandbox-name.ts';
import { usageError } from '../usage-error.ts';
import { readDuration } from './duration.ts';

/** What `pungi exec` was asked for. */
export interface ExecOptions {
  /** A path, or `-` for stdin. */
  readonly program: string;
  /** Null where no flag says it. */
  readonly sandbox: SandboxName | null;
  /** The path of a module whose default export is an SDK, null where no flag names one. */
  readonly sdk: string | null;
  readonly timeMs: number | null;
  /** Whether every call that asks is approved. */
  readonly yes: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Whether it is looked over before it runs. */
  readonly check: boolean;
}

/** Reads the arguments after `exec`. Throws `INVALID_OPTION`. */
export function readExecOptions(args: readonly string[]): ExecOptions {
  const { values, positionals } = readArguments(args, execFlags);
  const [program, ...rest] = positionals;
  if (program === undefined || rest.length > 0)
    throw usageError(`Expected one program, a path or - for stdin, got ${positionals.length}.`);
  return {
    program,
    sandbox: values.sandbox === undefined ? null : readSandboxName('--sandbox', values.sandbox),
    sdk: values.sdk ?? null,
    timeMs: values.timeout === undefined ? null : readDuration('--timeout', values.timeout),
    yes: values.yes ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
    check: values['no-check'] !== true,
  };
}

/** The options of `pungi exec`. */
export const execFlags = {
  sandbox: { type: 'string' },
  sdk: { type: 'string' },
  timeout: { type: 'string' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  'no-check': { type: 'boolean' },
} as const;
