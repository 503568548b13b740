import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import results from '../results/tokens.json' with { type: 'json' };

test('docs/modes.md shows the figures that were counted', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/modes.md'), 'utf8');
  const rows = results.rows.map(({ task, mode, turns, input, newInput, output }) => {
    const counts = [turns, input, newInput, output, input + output].map((count) =>
      count.toLocaleString('en'),
    );
    return `| ${[task, mode, ...counts].join(' | ')} |`;
  });

  expect(rows.length).toBeGreaterThan(0);
  expect(page).toContain(`\n${rows.join('\n')}\n\n`);
});
