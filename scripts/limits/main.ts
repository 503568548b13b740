/**
 * Proves each rung that is named and writes its table to `docs/limits/<rung>.md`. Where none is named, all are
 * proven, and `docs/limits/attacks.md` tells what became of each attack.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Proof, proveSandbox } from '../../src/testing/index.ts';
import { renderAttacks } from './attacks.ts';
import { withProof } from './page.ts';
import { renderProof } from './render.ts';
import { rungs } from './rungs.ts';

const folder = fileURLToPath(new URL('../../docs/limits/', import.meta.url));
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(rungs, name));
if (unknown.length > 0)
  throw new Error(`Expected ${Object.keys(rungs).join(', ')}; got ${unknown.join(', ')}.`);

mkdirSync(folder, { recursive: true });
const proofs: Record<string, Proof> = {};
for (const [rung, { make, extra }] of Object.entries(rungs)) {
  if (named.length > 0 && !named.includes(rung)) continue;
  const started = performance.now();
  const proof = await proveSandbox(make);
  proofs[rung] = proof;
  write(rung, `What \`${rung}\` does not stop`, [renderProof(proof), ...extra].join('\n\n'));
  say(rung, proof, performance.now() - started);
}
if (named.length === 0) write('attacks', 'Attacks tried', renderAttacks(proofs));

function write(name: string, title: string, proof: string): void {
  const path = `${folder}${name}.md`;
  const page = existsSync(path) ? readFileSync(path, 'utf8') : null;
  writeFileSync(path, withProof(page, { title, proof }));
}

function say(rung: string, { conformance, escapes }: Proof, durationMs: number): void {
  const wrong = [...conformance.failed, ...escapes.broken];
  const end = wrong.length === 0 ? 'proven' : `${wrong.length} cases do not hold`;
  console.log(`${rung}: ${end} (${Math.round(durationMs / 1_000)} s)`);
  for (const { name, details } of wrong) console.log(`  ${name}\n    ${details.join('\n    ')}`);
  if (wrong.length > 0) process.exitCode = 1;
}
