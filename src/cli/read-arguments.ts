import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearestName } from '../errors/index.ts';
import { usageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What the arguments of a command say: its options, and what is none. */
export type Arguments<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>;

/** Reads the arguments of a command. Throws `INVALID_OPTION` on an option it does not have. */
export function readArguments<O extends Options>(args: readonly string[], options: O): Arguments<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw usageError(problemOf(error as NodeJS.ErrnoException, Object.keys(options)), error);
  }
}

function problemOf({ code, message }: NodeJS.ErrnoException, known: readonly string[]): string {
  const [, dashes, name] = /^Unknown option '(-{1,2})([^']*)'/.exec(message) ?? [];
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || name === undefined) return message;
  const nearest = nearestName(name, known);
  const fix =
    nearest === null
      ? `Known are ${known.map((each) => `--${each}`).join(', ')}.`
      : `Did you mean --${nearest}?`;
  return `Unknown option '${dashes}${name}'. ${fix}`;
}
