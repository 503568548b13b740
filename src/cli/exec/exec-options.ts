import { isRung, type Rung, rungs } from '../load-sandbox.ts';
import { readArguments } from '../read-arguments.ts';
import { usageError } from '../usage-error.ts';
import { readDuration } from './duration.ts';

/** What `pungi exec` was asked for. */
export interface ExecOptions {
  /** A path, or `-` for stdin. */
  readonly program: string;
  readonly sandbox: Rung;
  /** The path of a module whose default export is an SDK, null for an empty one. */
  readonly sdk: string | null;
  readonly timeMs: number | null;
  readonly json: boolean;
  /** Whether it is looked over before it runs. */
  readonly check: boolean;
}

/** Reads the arguments after `exec`. Throws `INVALID_OPTION`. */
export function readExecOptions(args: readonly string[]): ExecOptions {
  const { values, positionals } = readArguments(args, options);
  const [program, ...rest] = positionals;
  if (program === undefined || rest.length > 0)
    throw usageError(`Expected one program, a path or - for stdin, got ${positionals.length}.`);
  return {
    program,
    sandbox: readRung(values.sandbox ?? 'wasm'),
    sdk: values.sdk ?? null,
    timeMs: values.timeout === undefined ? null : readDuration('--timeout', values.timeout),
    json: values.json ?? false,
    check: values['no-check'] !== true,
  };
}

const options = {
  sandbox: { type: 'string' },
  sdk: { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  'no-check': { type: 'boolean' },
} as const;

function readRung(name: string): Rung {
  if (isRung(name)) return name;
  throw usageError(`Expected \`--sandbox\` to be ${rungs.join(' or ')}, got ${JSON.stringify(name)}.`);
}
