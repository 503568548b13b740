import { expect, test } from 'vitest';
import { plainNames, secretNames } from './secret-name.cases.ts';
import { isSecretName } from './secret-name.ts';

test.each(secretNames)('%s holds a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each(plainNames)('%s holds none', (name) => {
  expect(isSecretName(name)).toBe(false);
});
