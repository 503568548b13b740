import type { Isolation } from '../index.ts';
import { type Candidate, levels } from './candidates.ts';

/** What a program was given, and why. */
export interface Pick {
  /** The `id` of the run. */
  readonly id: string;
  /** The rung, as `wasm`; a variant names what makes it one, as `docker:runsc`. */
  readonly rung: string;
  readonly isolation: Isolation;
  /** One sentence for an operator. */
  readonly why: string;
  /** What would have been preferred, and why it was not. */
  readonly passedOver: readonly PassedOver[];
}

/** A rung that was not picked. */
export interface PassedOver {
  readonly rung: string;
  readonly reason: string;
  /** What would make it usable; null where nothing here would. */
  readonly remedy: string | null;
}

/**
 * What may be picked, best first: from the level asked for upwards, since a stronger wall costs more. Programs run
 * without a wall only where that was allowed and nothing with one fits.
 */
export function rank(candidates: readonly Candidate[], atLeast: Isolation): readonly Candidate[] {
  const allowed = candidates.filter(({ level }) => levels.indexOf(level) >= levels.indexOf(atLeast));
  return allowed.toSorted((one, other) => cost(one.level) - cost(other.level));
}

function cost(level: Isolation): number {
  return level === 'none' ? levels.length : levels.indexOf(level);
}

/** Says why a rung was picked. */
export function whyOf(
  { name, level }: Candidate,
  atLeast: Isolation,
  passedOver: readonly PassedOver[],
): string {
  const kept =
    level === 'none'
      ? `there is no wall, which was allowed`
      : `it isolates by \`${level}\`, and \`${atLeast}\` was asked for`;
  const instead = passedOver.length === 0 ? '' : `; before it: ${passedOver.map(clause).join('; ')}`;
  return `${name}: ${kept}${instead}.`;
}

/** Says why nothing was: each rung with its reason and what would help. */
export function whyNone(atLeast: Isolation, passedOver: readonly PassedOver[]): string {
  const lines = passedOver.map(({ rung, reason, remedy }) =>
    [`- ${rung}: ${reason}`, ...(remedy === null ? [] : [remedy])].join(' '),
  );
  return [`No sandbox here isolates at least by \`${atLeast}\` and fits the program:`, ...lines].join('\n');
}

function clause({ rung, reason }: PassedOver): string {
  return `${rung} was passed over (${reason.replace(/\.$/, '')})`;
}
