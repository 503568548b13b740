import { expect, test } from 'vitest';
import { withProof } from './page.ts';

test('a page that is not there yet gets a title', () => {
  const page = withProof(null, { rung: 'wasm', proof: 'all well' });
  expect(page).toMatch(
    /^# What `wasm` does not stop\n\n<!-- proof: .* -->\n\nall well\n\n<!-- \/proof -->\n$/,
  );
});

test('only what stands between the marks is replaced', () => {
  const first = `# Mine\n\nKept.\n\n${withProof(null, { rung: 'wasm', proof: 'old' }).split('\n\n').slice(1).join('\n\n')}\nKept too.\n`;
  const second = withProof(first, { rung: 'wasm', proof: 'new' });
  expect(second).toBe(first.replace('old', 'new'));
});

test('a page without the marks is refused', () => {
  expect(() => withProof('# Mine\n', { rung: 'wasm', proof: 'new' })).toThrow(
    'Expected the page of wasm to have the lines <!-- proof: ',
  );
});
