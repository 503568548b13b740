/** Writes the tables of `docs/ladder.md`: run it after `npm run bench -- ladder` or `node scripts/limits/main.ts`. */
import { writeFileSync } from 'node:fs';
import { ladderPage, ladderPath } from './page.ts';

writeFileSync(ladderPath, await ladderPage());
