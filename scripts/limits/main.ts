/** Proves each rung that is named (all, where none is) and writes its table to `docs/limits/<rung>.md`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { proveSandbox } from '../../src/testing/index.ts';
import { withProof } from './page.ts';
import { renderProof } from './render.ts';
import { rungs } from './rungs.ts';

const folder = fileURLToPath(new URL('../../docs/limits/', import.meta.url));
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(rungs, name));
if (unknown.length > 0)
  throw new Error(`Expected ${Object.keys(rungs).join(', ')}; got ${unknown.join(', ')}.`);

mkdirSync(folder, { recursive: true });
for (const [rung, make] of Object.entries(rungs)) {
  if (named.length > 0 && !named.includes(rung)) continue;
  const proof = await proveSandbox(make);
  const path = `${folder}${rung}.md`;
  const page = existsSync(path) ? readFileSync(path, 'utf8') : null;
  writeFileSync(path, withProof(page, { rung, proof: renderProof(proof) }));
  const { conformance, escapes } = proof;
  const wrong = [...conformance.failed, ...escapes.broken];
  console.log(`${rung}: ${wrong.length === 0 ? 'proven' : `${wrong.length} cases do not hold`}`);
  for (const { name, details } of wrong) console.log(`  ${name}\n    ${details.join('\n    ')}`);
  if (wrong.length > 0) process.exitCode = 1;
}
