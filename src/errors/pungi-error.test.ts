import { expect, test, vi } from 'vitest';
import { PungiError } from './pungi-error.ts';

test('an error carries its code, and a cause only where one was given', () => {
  const plain = new PungiError('No.', { code: 'INVALID_OPTION' });
  const caused = new PungiError('No.', { code: 'RUN_FAILED', cause: undefined });

  expect(plain).toMatchObject({ name: 'PungiError', message: 'No.', code: 'INVALID_OPTION' });
  expect(Object.hasOwn(plain, 'cause')).toBe(false);
  expect(Object.hasOwn(caused, 'cause')).toBe(true);
});

test('an error of another copy of the package is known as one, by its code too', async () => {
  vi.resetModules();
  const copy = await import('./pungi-error.ts');
  const error = new copy.PungiError('No.', { code: 'INVALID_OPTION' });

  expect(error).not.toBeInstanceOf(PungiError);
  expect(PungiError.isInstance(error)).toBe(true);
  expect(PungiError.isInstance(error, 'INVALID_OPTION')).toBe(true);
  expect(PungiError.isInstance(error, 'RUN_FAILED')).toBe(false);
});

test.each([null, undefined, 'INVALID_OPTION', {}, new Error('No.'), { code: 'INVALID_OPTION' }])(
  '%o is none of ours',
  (value) => {
    expect(PungiError.isInstance(value)).toBe(false);
  },
);
