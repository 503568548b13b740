import { expect, test } from 'vitest';
import { chooseFolders } from './library.ts';

const chosen = (prefixes: string[], executables: string[]) => chooseFolders('python', prefixes, executables);

test.each([
  ['of the system', ['/usr'], ['/usr/bin/python3'], { folders: [], files: ['/usr/bin/python3'] }],
  [
    'built from source',
    ['/usr/local'],
    ['/usr/local/bin/python3'],
    { folders: [], files: ['/usr/local/bin/python3'] },
  ],
  [
    'in a folder of its own',
    ['/opt/python'],
    ['/opt/python/bin/python3'],
    { folders: ['/opt/python'], files: [] },
  ],
  [
    'of a virtual environment',
    ['/srv/app/venv', '/usr'],
    ['/srv/app/venv/bin/python', '/usr/bin/python3'],
    { folders: ['/srv/app/venv'], files: ['/usr/bin/python3'] },
  ],
  [
    'whose parts are in one another',
    ['/opt/python', '/opt/python/lib', '/opt/python'],
    ['/opt/python/bin/python3'],
    { folders: ['/opt/python'], files: [] },
  ],
])('an interpreter %s shows no more than it needs', (...[, prefixes, executables, expected]) => {
  expect(chosen(prefixes, executables)).toEqual(expected);
});

test.each(['/', '/home', '/opt/'])('an interpreter that is installed in %s is refused', (prefix) => {
  expect(() => chosen([prefix], ['/x'])).toThrow(
    `Expected python to be installed in a folder of its own, got ${prefix}.`,
  );
});

test('an interpreter in a folder that is covered by the private ones is refused', () => {
  expect(() => chosen(['/tmp/venv', '/usr'], ['/x'])).toThrow(
    'Expected python to be installed where programs have no folder of their own, got /tmp/venv.',
  );
});
