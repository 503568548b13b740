import { nearestName } from '../../errors/index.ts';
import type { CheckOptions } from './checker.ts';
import type { Finding } from './finding.ts';
import type { Import } from './outline.ts';

/** What every program may import: its SDK, itself, and what changes how Python reads it. */
const always: readonly string[] = ['sdk', '__future__', '__main__'];

/** Finds imports that the policy refuses. This is help for the model; the sandbox is the wall. */
export function checkImports(
  imports: readonly Import[],
  { importPolicy, functions }: Pick<CheckOptions, 'importPolicy' | 'functions'>,
): readonly Finding[] {
  if (importPolicy === 'all') return [];
  const { allow } = importPolicy;
  const refused = imports.filter(({ module, caught }) => {
    const name = topLevel(module);
    // A program that catches ImportError has another way.
    const isCaught = caught.has('ImportError') || caught.has('ModuleNotFoundError');
    return name !== '' && !always.includes(name) && !allow.includes(name) && !isCaught;
  });
  const available = ` Available: ${[...allow].sort().join(', ')}.`;
  return refused.map(({ module, place, caught }, index) => {
    const name = topLevel(module);
    const hint = functions.some((each) => each.name === name)
      ? ` It is part of \`sdk\`: call sdk.${name}(...).`
      : nearestHint(name, allow);
    const message = `\`${name}\` cannot be imported here.${hint}${index === 0 ? available : ''}`;
    return { code: 'refused-import', severity: caught.has('Exception') ? 'note' : 'error', place, message };
  });
}

function topLevel(module: string): string {
  return module.split('.')[0] ?? '';
}

function nearestHint(name: string, allow: readonly string[]): string {
  const nearest = nearestName(name, allow);
  return nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
}
