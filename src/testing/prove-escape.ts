import type { Sandbox } from '../sandbox/index.ts';
import type { Limits } from '../value/index.ts';
import type { Canary } from './canary.ts';
import type { Expected } from './case.ts';
import type { EscapeCase } from './escape.ts';
import { secret } from './functions/secret.ts';
import { leaksOf } from './leaks.ts';
import { differences } from './match.ts';
import { needs } from './needs.ts';
import type { Observed } from './observe.ts';
import { type Rule, ruleIn } from './refusals.ts';
import { type Ran, runStep } from './run-step.ts';
import type { Verdict } from './verdict.ts';
import { changedLines, witnessFor } from './witness.ts';

/** What attacks are judged with: made once for a sandbox, before the first attack. */
export interface Guard {
  readonly sandbox: Sandbox;
  readonly canary: Canary;
  /** What the witness printed when nothing had been attacked yet. */
  readonly untouched: Observed;
}

const seed = '00112233445566778899aabbccddeeff';

/** Runs the witness: what it prints is the state that a new program finds. */
export async function runWitness(sandbox: Sandbox): Promise<Observed> {
  const around = { sandbox, carried: null };
  const program = witnessFor(sandbox.capabilities);
  const step = { program, importPolicy: 'all', seed, startedAt: 0, expect: {} } as const;
  return (await runStep(step, around)).observed;
}

/** Makes one attack and judges it by what came out, by the host's canaries, and by the program after it. */
export async function proveEscape(given: EscapeCase, guard: Guard): Promise<Verdict> {
  const { sandbox, canary } = guard;
  const { found: reached, rule } = await attack(given, guard);
  const touched = [...reached, ...(await canary.inspect())];
  const after = await witnessed(guard);
  const { name, without } = given;
  const declared = without && !needs[without].met(sandbox.capabilities);
  if (after.length > 0 || (touched.length > 0 && !declared))
    return { name, kind: 'broken', details: [...touched, ...after] };
  return touched.length > 0
    ? { name, kind: 'notHeld', details: [needs[without as keyof typeof needs].otherwise, ...touched] }
    : { name, kind: 'held', details: rule ? [rule.otherwise] : [] };
}

/** What an attack got, and the rule that refused it, if one did: what was refused was not tried. */
interface Attacked {
  readonly found: readonly string[];
  readonly rule: Rule | null;
}

async function attack(given: EscapeCase, { sandbox, canary }: Guard): Promise<Attacked> {
  const { program, ends, next, ...options } = given;
  const source = typeof program === 'string' ? program : program(canary.facts);
  const limits = patient(options.limits, ends);
  const step = { importPolicy: 'all', ...options, limits, program: source, expect: {} } as const;
  const ran = await runStep(step, { sandbox, carried: null });
  const rule = given.language === undefined ? refusing(ran, sandbox) : null;
  const found = rule ? leaksIn(ran, canary) : judge(ran, ends, canary);
  if (!next || rule) return { found, rule };
  const followUp = { importPolicy: 'all', program: next.program, expect: {} } as const;
  const followed = await runStep(followUp, { sandbox, carried: given.carried ?? ran.carried });
  const nextRule = given.language === undefined ? refusing(followed, sandbox) : null;
  const after = nextRule ? leaksIn(followed, canary) : judge(followed, next.ends, canary);
  return { found: [...found, ...after.map((detail) => `the next program: ${detail}`)], rule: nextRule };
}

/** Where no time-out is a way to end, its limit would only tell a busy machine from a quick one. */
function patient(limits: EscapeCase['limits'], ends: EscapeCase['ends']): Partial<Limits> {
  const { timeMs: _, wallMs: __, ...others } = limits ?? {};
  return ends?.every(endsInTime) ? others : { ...limits };
}

function endsInTime({ status, reason }: Expected): boolean {
  return status !== 'any' && reason !== 'time' && reason !== 'wall';
}

function judge(
  { observed, violations }: Ran,
  ends: readonly Expected[] | undefined,
  canary: Canary,
): string[] {
  return [
    ...leaksIn({ observed, violations }, canary),
    ...endOf(observed, ends),
    ...stumbled(observed, ends),
  ];
}

function leaksIn({ observed, violations }: Pick<Ran, 'observed' | 'violations'>, canary: Canary): string[] {
  return [...leaksOf(observed, [secret, ...canary.secrets]), ...violations];
}

function refusing({ observed }: Ran, { capabilities }: Sandbox): Rule | null {
  return capabilities.language === 'restricted' ? ruleIn(observed.error?.message ?? '') : null;
}

/** Errors by which a program fails that a rung does not even let begin: the attack would hold without a try. */
const stumbles = new Set([
  'ModuleNotFoundError',
  'ImportError',
  'NameError',
  'AttributeError',
  'SyntaxError',
]);

function stumbled({ error }: Observed, ends: readonly Expected[] | undefined): string[] {
  const isExpected = ends?.some(({ status }) => status !== undefined && status !== 'any') ?? false;
  if (error === undefined || isExpected || !stumbles.has(error.type)) return [];
  return [`the attack stumbled: ${error.type}: ${error.message}`];
}

/** Empty when the program ended in one of the ways; else how it missed each. */
function endOf(observed: Observed, ends: readonly Expected[] | undefined): string[] {
  if (!ends) return [];
  const misses = ends.map((expected) => differences(expected, observed));
  return misses.some((miss) => miss.length === 0) ? [] : misses.map((miss) => miss.join('; '));
}

async function witnessed({ sandbox, untouched }: Guard): Promise<string[]> {
  const now = await runWitness(sandbox);
  return now.status === 'completed'
    ? changedLines(untouched.stdout, now.stdout)
    : [`the program after it ended as ${now.status}: ${now.error?.message ?? now.message ?? now.reason}`];
}
