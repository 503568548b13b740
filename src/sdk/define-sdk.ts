import type { PungiError } from '../errors/index.ts';
import { checkFields, gotText, type Rules } from '../errors/index.ts';
import type { Manifest } from '../value/index.ts';
import type { ContextOf } from './context.ts';
import { isSdkFunction, type SdkFunction } from './define-function.ts';
import { describeFunction } from './describe.ts';
import type { FunctionDescription } from './description.ts';
import { invalidDefinition } from './invalid-definition.ts';
import { mixedNumbers } from './mixed-numbers.ts';
import { functionNameProblem } from './names.ts';
import { renderManifest } from './render/render-manifest.ts';
import { type DefinitionWarning, warningsOf } from './warnings.ts';

/**
 * A set of functions; the program sees it as the global `sdk`. `Context` is what all of them together need of
 * the caller, `Name` the names of its functions; `Sdk<never>` is any SDK.
 */
export interface Sdk<Context = unknown, Name extends string = string> {
  /** By name, without a prototype: a name from a program finds a function or nothing. Spread it to mix SDKs. */
  readonly functions: { readonly [Key in Name]: SdkFunction<Context> };
  /** What the renderings read, sorted by name. */
  readonly descriptions: readonly FunctionDescription[];
  /** What the definitions lack, sorted by function; nothing prints them. */
  readonly warnings: readonly DefinitionWarning[];
  /** What the guest reads. */
  readonly manifest: Manifest;
  /**
   * The functions whose result can hold an int and a float in one place: `execute` returns a bigint for an int
   * there, and a number is a float (4 arrives as 4.0).
   */
  readonly mixedNumbers: ReadonlySet<string>;
}

/** How strictly an SDK is defined. */
export interface SdkOptions {
  /** Makes every warning an error. @default false */
  readonly strict?: boolean;
}

/**
 * Makes an SDK. Throws `INVALID_DEFINITION` on a name that Python or every SDK keeps for itself, on an input that
 * is no object and, under `strict`, on any warning; `UNSUPPORTED_SCHEMA` on a schema without JSON Schema form.
 */
export function defineSdk<Functions extends { readonly [name: string]: SdkFunction<never> }>(
  functions: Functions,
  options?: SdkOptions,
): Sdk<ContextOf<Functions>, keyof Functions & string>;
export function defineSdk(functions: object, options: SdkOptions = {}): Sdk<never> {
  const strict = isStrict(options);
  const known = checkFunctions(functions);
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  const descriptions = sorted.map(([name, definition]) => describeFunction(name, definition));
  const warnings = descriptions.flatMap(warningsOf);
  if (strict && warnings.length > 0) throw refused(warnings);
  const manifest = renderManifest(descriptions);
  return Object.freeze({
    functions: byName(known),
    descriptions: Object.freeze(descriptions),
    warnings: Object.freeze(warnings),
    manifest,
    mixedNumbers: mixedNumbers(manifest),
  });
}

type Entry = readonly [name: string, definition: SdkFunction<never>];

function isStrict(options: SdkOptions): boolean {
  if (typeof options !== 'object' || options === null) {
    throw invalidDefinition(
      `Expected the options of \`defineSdk\` to be an object, got ${gotText(options)}.`,
    );
  }
  checkFields(options, sdkRules, { refuse: invalidDefinition });
  return options.strict ?? false;
}

const sdkRules: Rules = new Map([
  ['strict', { optional: true, expected: 'true or false', test: (value) => typeof value === 'boolean' }],
]);

function checkFunctions(functions: object): readonly Entry[] {
  if (typeof functions !== 'object' || functions === null || Array.isArray(functions)) {
    throw invalidDefinition(`Expected \`defineSdk\` to get functions by name, got ${gotText(functions)}.`);
  }
  return Object.entries(functions).map(([name, definition]: [string, unknown]) => {
    const problem = functionNameProblem(name);
    if (problem !== null)
      throw invalidDefinition(`Expected a name for a function, got ${JSON.stringify(name)}: ${problem}.`);
    if (isSdkFunction(definition)) return [name, definition];
    throw invalidDefinition(
      `Expected \`${name}\` to be made by \`defineFunction\`, got ${gotText(definition)}.`,
    );
  });
}

/** Without a prototype: a program that calls `constructor` or `toString` finds no function of that name. */
function byName(entries: readonly Entry[]): { readonly [name: string]: SdkFunction<never> } {
  return Object.freeze(Object.assign(Object.create(null), Object.fromEntries(entries)));
}

function refused(warnings: readonly DefinitionWarning[]): PungiError {
  const lines = warnings.map(({ code, message }) => `${message} (${code})`);
  return invalidDefinition(
    `Expected no warnings under \`strict\`, got ${warnings.length}:\n${lines.join('\n')}`,
  );
}
