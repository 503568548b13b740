import { nearestName } from '../../errors/index.ts';
import { builtinNames } from '../../sdk/index.ts';
import type { CheckOptions } from './checker.ts';
import type { Finding, Place } from './finding.ts';
import { isWithin, type Outline } from './outline.ts';
import { bareNames, type Functions, functionsByName } from './sdk-names.ts';
import { signatureOf } from './signature.ts';

/** A name that the program uses and gives no meaning. */
export interface UndefinedName {
  readonly name: string;
  readonly place: Place;
}

/** What undefined names are checked against: the outline is null where the program could not be read. */
export interface NameContext extends Pick<CheckOptions, 'functions' | 'importPolicy' | 'names'> {
  readonly outline: Outline | null;
}

/** Finds names that nothing gives a meaning: neither the program, nor the SDK, nor what an earlier program left. */
export function checkNames(names: readonly UndefinedName[], context: NameContext): readonly Finding[] {
  const functions = functionsByName(context.functions);
  const known = new Set([...bareNames(functions), ...(context.names ?? [])]);
  const near = [...known, ...(context.outline?.bound ?? []), ...builtinNames];
  return names
    .filter(({ name }) => !known.has(name))
    .map(({ name, place }) => {
      const severity = isInDoubt(place, context.outline) ? 'note' : 'error';
      return {
        code: 'undefined-name',
        severity,
        place,
        ...adviceOn(name, near, { ...context, byName: functions }),
      };
    });
}

/** A program that makes names at run time may have made this one; annotations may never be looked up. */
function isInDoubt(place: Place, outline: Outline | null): boolean {
  if (outline === null) return false;
  return outline.isDynamic || outline.annotations.some((span) => isWithin(place, span));
}

interface Advice {
  readonly importPolicy: CheckOptions['importPolicy'];
  readonly byName: Functions;
}

function adviceOn(
  name: string,
  near: readonly string[],
  { importPolicy, byName }: Advice,
): Pick<Finding, 'message' | 'fix'> {
  if (importPolicy !== 'all' && importPolicy.allow.includes(name)) {
    return { message: `\`${name}\` is not imported. Add \`import ${name}\`.`, fix: `import ${name}` };
  }
  if (near.includes(name)) return { message: `\`${name}\` is not defined here: only in another scope.` };
  const nearest = nearestName(name, near);
  if (nearest === null) return { message: `\`${name}\` is not defined.` };
  const meant = byName.get(nearest);
  const signature = meant === undefined ? '' : ` Signature: ${signatureOf(meant)}`;
  return { message: `\`${name}\` is not defined. Did you mean \`${nearest}\`?${signature}`, fix: nearest };
}
