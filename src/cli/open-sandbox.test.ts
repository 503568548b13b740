import { expect, test } from 'vitest';
import { idleSandbox } from './doctor/idle-sandbox.cases.ts';
import { openSandbox } from './open-sandbox.ts';

const options = { onBuild: () => {}, onWarning: () => {} };
const fails = (thrown: unknown) => (): never => {
  throw thrown;
};

test('a sandbox comes by its name, of a function, or as it is', async () => {
  const sandbox = idleSandbox();
  expect(await openSandbox(sandbox, options)).toBe(sandbox);
  expect(await openSandbox(() => sandbox, options)).toBe(sandbox);
  await using named = await openSandbox('subprocess', options);
  expect(named.name).toBe('subprocess');
});

test.each([
  ['gives a promise', async () => idleSandbox(), 'Expected `sandbox` to make a sandbox, got a Promise.'],
  ['gives nothing', () => undefined, 'Expected `sandbox` to make a sandbox, got undefined.'],
  ['throws', fails(new Error('No.')), 'Expected `sandbox` to make a sandbox, got an error: No.'],
  ['throws what is no error', fails('No.'), 'Expected `sandbox` to make a sandbox, got an error: No.'],
])('a function that %s is wrong usage', async (_, make, message) => {
  await expect(openSandbox(make as never, options)).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    message,
  });
});
