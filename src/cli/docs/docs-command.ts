import { type DocsDetail, renderDocs } from '../../sdk/index.ts';
import { defaultImports } from '../../value/index.ts';
import { openSdk } from '../open-sdk.ts';
import { loadConfig } from '../project/load-config.ts';
import { readArguments } from '../read-arguments.ts';
import { usageError } from '../usage-error.ts';

/** The options of `pungi docs`. */
export const docsFlags = { sdk: { type: 'string' }, detail: { type: 'string' } } as const;
const details: readonly DocsDetail[] = ['full', 'brief', 'signatures', 'index'];

/** `pungi docs`: the page of an SDK that the model reads. Gives the exit code; throws what usage is wrong. */
export async function docsCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, docsFlags);
  if (positionals.length > 0)
    throw usageError(`Expected no arguments but options, got ${positionals.length}.`);
  const detail = readDetail(values.detail ?? 'full');
  const { config } = await loadConfig();
  await using sdk = await openSdk(values.sdk ?? null, config.sdk);
  const { importPolicy = { allow: defaultImports } } = config;
  const imports = importPolicy === 'all' ? 'all' : importPolicy.allow;
  process.stdout.write(renderDocs(sdk, { detail, imports }).text);
  return 0;
}

function readDetail(name: string): DocsDetail {
  const detail = details.find((each) => each === name);
  if (detail !== undefined) return detail;
  throw usageError(`Expected \`--detail\` to be ${details.join(', ')}, got ${JSON.stringify(name)}.`);
}
