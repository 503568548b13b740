import { expect, test } from 'vitest';
import { asRoot } from './command.cases.ts';
import { type JailPlan, jailCommand } from './command.ts';

const plan: JailPlan = {
  user: { uid: 61_234, gid: 61_234 },
  python: '/usr/bin/python3',
  library: [
    { kind: 'folder', path: '/usr/lib' },
    { kind: 'link', path: '/lib', target: 'usr/lib' },
    { kind: 'file', path: '/usr/bin/python3' },
  ],
  folder: '/tmp/pungi-AbC',
  imports: ['json', 'math'],
  options: { packages: false, preload: [], storageBytes: 1_000 },
};

/** One option with its values in each line. */
function lines(given: JailPlan): string[] {
  const { path, args } = jailCommand(given);
  return [path, ...args]
    .join('\n')
    .replaceAll(/\n(?!-|setpriv|bwrap|\/usr\/bin\/python3$)/gm, ' ')
    .split('\n');
}

test('as root the walls are built by a user of their own, behind a shell that tidies up', () => {
  expect(lines(plan)).toEqual(asRoot);
});

test('as an ordinary user nothing changes the user', () => {
  expect(lines({ ...plan, user: null }).filter((line) => /setpriv|reuid/.test(line))).toEqual([]);
});

test('packages are seen where they are asked for, and imported ahead', () => {
  const python = (given: JailPlan): string => jailCommand(given).args.slice(-8).join(' ');
  expect(python(plan)).toContain('-P -s -S -X utf8');
  const named = { ...plan, options: { ...plan.options, packages: true, preload: ['numpy'] } };
  expect(python(named)).not.toContain('-S');
  expect(python(named)).toContain('"packages":["numpy"]');
});
