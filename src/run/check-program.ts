import { type Checker, isRejected, namesOf } from '../program/index.ts';
import type { ImportPolicy } from '../sandbox/index.ts';
import type { Sdk } from '../sdk/index.ts';
import { defaultImports, type Limits, resolveLimits } from '../value/index.ts';
import { checkOptions } from './check-options.ts';
import { checkSource } from './check-source.ts';
import type { Checked } from './checked.ts';
import { firstChecks } from './first-checks.ts';

/** What `checkProgram` takes: the part of `runProgram`'s options that its checks read. */
export interface CheckProgramOptions {
  readonly sdk: Sdk<never>;
  /** @default a list of computing modules */
  readonly importPolicy?: ImportPolicy;
  readonly limits?: Partial<Limits>;
  /** False checks the size alone. @default the first checks by ruff */
  readonly checker?: Checker | false;
  /** The names that stand before the program begins. @default none */
  readonly names?: Iterable<string>;
  /** What an earlier program left: with it, and without `names`, any name may stand. */
  readonly carried?: string | null;
}

/** Looks a program over and runs nothing. Throws only on misuse (`INVALID_OPTION`). */
export async function checkProgram(source: string, options: CheckProgramOptions): Promise<Checked> {
  checkOptions(source, options, ['sandbox']);
  return await check(source, options);
}

/** The same, where the options were checked before. */
export async function check(source: string, options: CheckProgramOptions): Promise<Checked> {
  const { functions } = options.sdk.manifest;
  const limits = resolveLimits(options.limits);
  const ofSource = checkSource(source, limits);
  if (ofSource.length > 0) return { rejected: true, findings: ofSource, functions: [] };
  const findings = await firstChecks(source, {
    checker: options.checker,
    functions,
    importPolicy: options.importPolicy ?? { allow: defaultImports },
    sourceBytes: limits.sourceBytes,
    names: options.names ?? (options.carried ? null : []),
  });
  return { rejected: isRejected(findings), findings, functions: namesOf(source, functions) };
}
