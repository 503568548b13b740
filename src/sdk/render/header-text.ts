import { builtinNames } from '../python/builtin-names.ts';
import { oneLine } from '../python/prose.ts';
import type { FunctionType } from '../python/type.ts';

/** The modules a program may import; `all` for whatever the sandbox carries. */
export type Imports = readonly string[] | 'all';

const calling = [
  '# Call these by bare name or as sdk.<name>. Records are dicts that also read as attributes: r["title"] or r.title;',
  '# r.get("title") where a key is NotRequired. A failed call raises sdk.SdkError: InvalidInput, Denied, RateLimited',
  '# (.retry_after_seconds), CallTimeout, CallFailed or LimitReached.',
  '# In parallel: sdk.map(fn, items) or await asyncio.gather(sdk.aio.fn(...), ...).',
];

/** What holds for all functions: how to call them, what they raise, what a program may import. */
export function headerText(functions: readonly FunctionType[], imports: Imports | undefined): string {
  return [...calling, ...onlyOnSdk(functions), ...importLine(imports)].join('\n');
}

/** A bare name must not hide a builtin: a program that sorts by `min` means Python's. */
function onlyOnSdk(functions: readonly FunctionType[]): string[] {
  const names = functions.map((each) => each.source.name).filter((name) => builtinNames.has(name));
  return names.length === 0
    ? []
    : [`# Never by bare name: ${names.map((name) => `sdk.${name}`).join(', ')}.`];
}

function importLine(imports: Imports | undefined): string[] {
  if (imports === undefined || imports === 'all') return [];
  if (imports.length === 0) return ['# Imports are not allowed.'];
  return [`# Imports: only ${oneLine([...imports].sort().join(', '))}.`];
}
