import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rungs } from '../limits/rungs.ts';
import { facts } from './facts.ts';
import { type LadderResults, renderLadder } from './render.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const begin =
  '<!-- written by `node scripts/ladder/main.ts`, from bench/results/ladder.json and the pages of the limits -->';
const end = '<!-- /written -->';

/** Where the page of all rungs stands. */
export const ladderPath: string = `${root}docs/ladder.md`;

/** The page with its tables as the results and the pages of the limits have them now. Starts no sandbox. */
export async function ladderPage(): Promise<string> {
  const results: LadderResults = JSON.parse(readFileSync(`${root}bench/results/ladder.json`, 'utf8'));
  const rows = await Promise.all(
    Object.entries(facts).map(async ([name, told]) => {
      await using sandbox = rungs[name]?.make();
      if (sandbox === undefined) throw new Error(`Expected a rung of scripts/limits/rungs.ts, got ${name}.`);
      const path = `${root}docs/limits/${name}.md`;
      const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
      return { name, capabilities: sandbox.capabilities, facts: told, page };
    }),
  );
  const page = readFileSync(ladderPath, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`Expected ${ladderPath} to have the lines ${begin} and ${end}.`);
  return `${page.slice(0, from)}${begin}\n\n${renderLadder(rows, results)}\n\n${page.slice(to)}`;
}
