import { nearestName } from '../../errors/index.ts';
import type { ManifestFunction } from '../../value/index.ts';
import { checkArguments } from './check-arguments.ts';
import type { Finding, Place } from './finding.ts';
import type { Outline, Use } from './outline.ts';
import {
  type Functions,
  functionsByName,
  isMember,
  isOfSdk,
  meaningOfNames,
  namesOfSdk,
} from './sdk-names.ts';
import { signatureOf } from './signature.ts';

/** Finds functions that the SDK does not have, and arguments that its functions do not take. */
export function checkSdk(outline: Outline, given: readonly ManifestFunction[]): readonly Finding[] {
  const functions = functionsByName(given);
  const meanings = meaningOfNames(outline, functions);
  const findings = [
    ...outline.imports.flatMap(({ name, place, ...rest }) => {
      const isUnknown = name !== null && name !== '*' && isOfSdk(rest) && !isKnown(name, functions);
      return isUnknown && rest.caught.size === 0 ? [unknownFunction(name, functions, place)] : [];
    }),
    ...outline.uses.flatMap((use) => {
      const [root = '', ...rest] = use.path;
      const meaning = meanings.get(root);
      return meaning === undefined ? [] : checkUse(use, [...meaning, ...rest], functions);
    }),
  ];
  return outline.isDynamic ? findings.map((finding) => ({ ...finding, severity: 'note' })) : findings;
}

function checkUse(use: Use, path: readonly string[], functions: Functions): readonly Finding[] {
  const [name, ...behind] = path[0] === 'aio' ? path.slice(1) : path;
  if (name === undefined || isMember(name)) return [];
  const called = functions.get(name);
  if (called === undefined) {
    // A program that catches AttributeError asks whether the function is there.
    return use.caught.has('AttributeError') || behind.length > 0
      ? []
      : [unknownFunction(name, functions, use.place)];
  }
  if (use.call === null || behind.length > 0 || use.caught.has('TypeError')) return [];
  return checkArguments(use.call, called, use.place);
}

function isKnown(name: string, functions: Functions): boolean {
  return functions.has(name) || isMember(name);
}

function unknownFunction(name: string, functions: Functions, place: Place): Finding {
  const nearest = nearestName(name, namesOfSdk(functions));
  const listed = [...functions.keys()].filter((each) => each !== 'final_answer').join(', ');
  const hint = nearest === null ? `Its functions: ${listed}.` : `Did you mean \`${nearest}\`?`;
  const meant = functions.get(nearest ?? '');
  const signature = meant === undefined ? '' : ` Signature: ${signatureOf(meant)}`;
  return {
    ...{ code: 'unknown-function', severity: 'error', place },
    message: `\`sdk\` has no function \`${name}\`. ${hint}${signature}`,
    ...(nearest === null ? {} : { fix: nearest }),
  };
}
