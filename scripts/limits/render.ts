import {
  type Clause,
  clauses,
  conformanceCases,
  type EscapeClass,
  escapeCases,
  escapeClasses,
  lifecycleCases,
  type Proof,
  type Verdict,
} from '../../src/testing/index.ts';

/** The generated part of `docs/limits/<rung>.md`: what the rung declares, what it passes, what it does not stop. */
export function renderProof(proof: Proof): string {
  const { conformance, escapes } = proof;
  return [
    '## Declared',
    table([['capability', 'value'], ...Object.entries(proof.capabilities).map(([k, v]) => [k, `\`${v}\``])]),
    '## What a program can rely on',
    `${counted(conformance.passed)} as it stands, ${counted(conformance.differences)} as a declared difference, ${counted(conformance.failed)} not.`,
    table([['sentence', 'cases', 'differ', 'fail'], ...sentenceRows(proof)]),
    ...listed('Declared differences', conformance.differences),
    ...listed('Failing', conformance.failed),
    '## Attacks',
    `${counted(escapes.held)} held, ${counted(escapes.notHeld)} not held as declared, ${counted(escapes.broken)} broken.`,
    table([['way', 'held', 'not held', 'broken'], ...wayRows(proof)]),
    ...listed('Not held, as declared', escapes.notHeld),
    ...listed('Broken', escapes.broken),
  ].join('\n\n');
}

function counted(verdicts: readonly Verdict[]): string {
  return `${verdicts.length} ${verdicts.length === 1 ? 'case' : 'cases'}`;
}

function sentenceRows(proof: Proof): string[][] {
  const promised = Object.entries(clauses).map(([clause, sentence]) => {
    const cases = conformanceCases.filter(({ covers }) => covers.includes(clause as Clause));
    return sentenceRow(sentence, cases, proof);
  });
  return [...promised, sentenceRow(around, lifecycleCases, proof)];
}

const around = 'Around its programs a sandbox queues, stops, drains and ends as its contract says.';

type Named = { readonly name: string };

function sentenceRow(sentence: string, cases: readonly Named[], { conformance }: Proof): string[] {
  const names = new Set(cases.map(({ name }) => name));
  const of = (verdicts: readonly Verdict[]) => verdicts.filter(({ name }) => names.has(name)).length;
  const { passed, differences, failed } = conformance;
  const total = of([...passed, ...differences, ...failed]);
  return [sentence, String(total), some(of(differences)), some(of(failed))];
}

function wayRows({ escapes }: Proof): string[][] {
  return Object.entries(escapeClasses).map(([way, description]) => {
    const names = new Set(
      escapeCases.filter((given) => given.class === (way as EscapeClass)).map(({ name }) => name),
    );
    const of = (verdicts: readonly Verdict[]) => some(verdicts.filter(({ name }) => names.has(name)).length);
    return [description, of(escapes.held), of(escapes.notHeld), of(escapes.broken)];
  });
}

/** A table is read for what is there. */
function some(count: number): string {
  return count === 0 ? '' : String(count);
}

function table([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return head ? [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n') : '';
}

/** One line for each, under its first reason: several cases share one. */
function listed(title: string, verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return [];
  const byReason = Map.groupBy(verdicts, ({ details }) => details[0] ?? '');
  const parts = [...byReason].map(([reason, group]) =>
    [`- ${reason}`, ...group.map(({ name }) => `  - ${name}`)].join('\n'),
  );
  return [`### ${title}`, parts.join('\n')];
}
