import { gotText, PungiError } from '../../errors/index.ts';

/** What is expected of an option of a rung, and the test of it; each may be left out. */
export interface OptionCheck {
  /** Follows "Expected `name` to be". */
  readonly expected: string;
  readonly test: (given: unknown) => boolean;
}

/** A count of things that there must be. */
export const positive: OptionCheck = { expected: 'a positive integer', test: (given) => isInteger(given, 1) };

/** A count of things that there may be none of. */
export const countFromZero: OptionCheck = {
  expected: 'an integer from 0',
  test: (given) => isInteger(given, 0),
};

/** Throws `INVALID_OPTION` on an unknown name and on a wrong type. `rung` is the function that takes the options. */
export function checkOptions(
  rung: string,
  options: object,
  checks: { readonly [name: string]: OptionCheck },
): void {
  for (const [name, given] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) {
      const names = Object.keys(checks).join(', ');
      throw invalid(`Expected the options of \`${rung}\` to be ${names}; got \`${name}\`.`);
    }
    if (given !== undefined && !check.test(given))
      throw invalid(`Expected \`${name}\` to be ${check.expected}, got ${gotText(given)}.`);
  }
}

function isInteger(given: unknown, least: number): boolean {
  return Number.isSafeInteger(given) && Number(given) >= least;
}

function invalid(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION' });
}
