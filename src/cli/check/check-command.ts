import { renderFindings } from '../../program/index.ts';
import { type Checked, checkProgram } from '../../run/index.ts';
import { toJson } from '../json.ts';
import { openSdk } from '../open-sdk.ts';
import { loadConfig } from '../project/load-config.ts';
import { readArguments } from '../read-arguments.ts';
import { readProgram } from '../read-program.ts';
import { usageError } from '../usage-error.ts';

/** The options of `pungi check`. */
export const checkFlags = { sdk: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `pungi check program.py`: looks a program over and runs nothing. Gives the exit code; throws what usage is wrong. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, checkFlags);
  const [program, ...rest] = positionals;
  if (program === undefined || rest.length > 0)
    throw usageError(`Expected one program, a path or - for stdin, got ${positionals.length}.`);
  const source = await readProgram(program, process.stdin);
  const { config } = await loadConfig();
  await using sdk = await openSdk(values.sdk ?? null, config.sdk);
  const { importPolicy, limits = {} } = config;
  const checked = await checkProgram(source, { sdk, limits, ...(importPolicy && { importPolicy }) });
  process.stdout.write(values.json ? `${toJson(checked)}\n` : checkedText(source, checked));
  return checked.rejected ? 1 : 0;
}

/** What was found, then what the program may do. */
export function checkedText(source: string, { rejected, findings, functions }: Checked): string {
  const found = renderFindings(source, findings);
  const named = functions.map(({ name, effect }) => `${name} (${effect})`).join(', ');
  const lines = [
    ...(found === '' ? [] : [found]),
    ...(rejected ? [] : ['The program may run.']),
    named === '' ? 'It calls no function.' : `It may call: ${named}.`,
  ];
  return `${lines.join('\n')}\n`;
}
