import { gotText, PungiError } from '../../errors/index.ts';
import { type OptionCheck, positive } from '../lifecycle/check-options.ts';
import { isGvisor } from './gvisor-runtime.ts';

/** How long one container serves. */
export interface Reuse {
  /** How many programs, one after another. */
  readonly programs: number;
  /** Until which age, from when it is up, milliseconds: no program begins in an older one. */
  readonly ageMs: number;
}

/** What is looked at beside it. */
interface Given {
  readonly reuse?: Reuse;
  readonly writableRoot?: boolean;
  readonly capabilities?: readonly string[];
  readonly runtime?: string;
}

/** Checks what is in `reuse`, and what does not go with it. Throws `INVALID_OPTION`. */
export function checkReuse(options: Given): void {
  const { reuse } = options;
  if (reuse === undefined) return;
  const unknown = Object.keys(reuse).find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined)
    throw invalid(`Expected the options of \`reuse\` to be programs, ageMs; got \`${unknown}\`.`);
  for (const [name, check] of Object.entries(checks)) {
    const given: unknown = reuse[name as keyof Reuse];
    if (!check.test(given))
      throw invalid(`Expected \`reuse.${name}\` to be ${check.expected}, got ${gotText(given)}.`);
  }
  for (const [given, why] of against)
    if (given(options)) throw invalid(`Expected \`reuse\` to be left out with ${why}.`);
}

const checks: { readonly [Name in keyof Reuse]: OptionCheck } = { programs: positive, ageMs: positive };

/** Each would carry something from one program to the next that nothing here takes away. */
const against: readonly [given: (options: Given) => boolean, why: string][] = [
  [({ writableRoot }) => writableRoot === true, '`writableRoot`: what a program writes there would stay'],
  [
    ({ capabilities = [] }) => capabilities.length > 0,
    '`capabilities`: a program could use them on what the next one starts from',
  ],
  [
    ({ runtime = null }) => isGvisor(runtime),
    'a `runtime` of gVisor, where what a program leaves in the kernel cannot be told',
  ],
];

function invalid(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION' });
}
