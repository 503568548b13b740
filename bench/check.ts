import { readFileSync } from 'node:fs';
import { extractProgram, namesOf, renderFindings } from '../src/program/index.ts';
import { loadRuff } from '../src/program/ruff/index.ts';
import { renderManifest } from '../src/sdk/index.ts';
import { defaultImports } from '../src/value/index.ts';
import { standardFunctions } from '../test/fixtures/standard-functions.ts';

/** How long the first checks take, cold and warm, beside reading the same program's reply. Run it by `node bench/check.ts`. */
const source = readFileSync(new URL('check/program.txt', import.meta.url), 'utf8');
const { functions } = renderManifest(standardFunctions);
const options = { functions, importPolicy: { allow: defaultImports } };

const begun = performance.now();
const checker = await loadRuff();
const loaded = performance.now();
const findings = await checker.check(source, options);
const first = performance.now();

console.log(`a program of ${source.split('\n').length - 1} lines, ${source.length} characters`);
console.log(renderFindings(source, findings) || 'nothing found');
console.log(`load ${ms(loaded - begun)}, first check ${ms(first - loaded)}`);
await measure('check', async () => checker.check(source, options));
await measure('parses', async () => checker.parses(source));
await measure('names', async () => namesOf(source, functions));
await measure('extract', async () => extractProgram(`Look:\n\`\`\`python\n${source}\`\`\`\n`));

/** The median and the ninth decile of many rounds, after as many to warm up. */
async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 1_000; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const sorted = times.slice(500).sort((a, b) => a - b);
  console.log(`${name} ${ms(sorted[250] ?? 0)} median, ${ms(sorted[450] ?? 0)} p90`);
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}
