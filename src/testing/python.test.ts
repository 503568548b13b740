import { expect, test } from 'vitest';
import { python } from './python.ts';

test('the shared indentation goes and the rest stays', () => {
  const source = python`
    if True:
        print("a")

    print("b")
  `;
  expect(source).toBe('if True:\n    print("a")\n\nprint("b")');
});

test('backslashes are the program’s own and values are put in', () => {
  expect(python`print("\n\\", ${JSON.stringify('/tmp/x')})`).toBe('print("\\n\\\\", "/tmp/x")');
});
