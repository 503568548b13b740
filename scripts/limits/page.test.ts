import { expect, test } from 'vitest';
import { withProof } from './page.ts';

test('a page that is not there yet gets a title', () => {
  const page = withProof(null, { title: 'What `wasm` does not stop', proof: 'all well' });
  expect(page).toMatch(
    /^# What `wasm` does not stop\n\n<!-- proof: .* -->\n\nall well\n\n<!-- \/proof -->\n$/,
  );
});

test('only what stands between the marks is replaced', () => {
  const first = `# Mine\n\nKept.\n\n${withProof(null, { title: 'What `wasm` does not stop', proof: 'old' }).split('\n\n').slice(1).join('\n\n')}\nKept too.\n`;
  const second = withProof(first, { title: 'What `wasm` does not stop', proof: 'new' });
  expect(second).toBe(first.replace('old', 'new'));
});

test('a page without the marks is refused', () => {
  expect(() => withProof('# Mine\n', { title: 'What `wasm` does not stop', proof: 'new' })).toThrow(
    'Expected the page "What `wasm` does not stop" to have the lines <!-- proof: ',
  );
});
