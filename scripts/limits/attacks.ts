import {
  type EscapeClass,
  escapeCases,
  escapeClasses,
  type Proof,
  type Verdict,
} from '../../src/testing/index.ts';

const words: Partial<Record<Verdict['kind'], string>> = {
  held: 'held',
  notHeld: 'not held',
  broken: 'BROKEN',
};

/** The generated part of `docs/limits/attacks.md`: what became of each attack on each rung, by its name. */
export function renderAttacks(proofs: Readonly<Record<string, Proof>>): string {
  const rungs = Object.keys(proofs);
  const kinds = Object.values(proofs).map(({ escapes }) => kindsOf(escapes));
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const chapters = Object.entries(escapeClasses).map(([way, description]) => {
    const attacks = escapeCases.filter((given) => given.class === (way as EscapeClass));
    const rows = attacks.map(({ name }) =>
      row([name, ...kinds.map((kind) => kind.get(name) ?? 'not tried')]),
    );
    const head = [
      row(['claim', ...rungs.map((rung) => `\`${rung}\``)]),
      row(['---', ...rungs.map(() => '---')]),
    ];
    return `## ${description}\n\n${[...head, ...rows].join('\n')}`;
  });
  return [`${escapeCases.length} attacks.`, ...chapters].join('\n\n');
}

function kindsOf({ held, notHeld, broken }: Proof['escapes']): ReadonlyMap<string, string> {
  const verdicts = [...held, ...notHeld, ...broken];
  return new Map(verdicts.map(({ name, kind }) => [name, words[kind] ?? kind]));
}
