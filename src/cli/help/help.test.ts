import { expect, test } from 'vitest';
import { checkFlags } from '../check/check-command.ts';
import { docsFlags } from '../docs/docs-command.ts';
import { doctorFlags } from '../doctor/doctor-command.ts';
import { execFlags } from '../exec/exec-options.ts';
import { initFlags } from '../init/init-command.ts';
import { runFlags } from '../run/run-options.ts';
import { helpPages } from './pages.ts';
import { helpOf, overview } from './render-help.ts';

const flags: { readonly [command: string]: object } = {
  ...{
    run: runFlags,
    exec: execFlags,
    check: checkFlags,
    docs: docsFlags,
    init: initFlags,
    doctor: doctorFlags,
  },
};

test.each(Object.keys(flags))('the help of %s names the options that it takes, and no other', (name) => {
  const named = helpPages[name]?.options.map(([option]) => option.slice(2).split(' ')[0]);
  expect(named?.toSorted()).toEqual(Object.keys(flags[name] ?? {}).toSorted());
});

test('the overview names every command', () => {
  expect(Object.keys(helpPages)).toEqual(Object.keys(flags));
  for (const name of Object.keys(flags)) expect(overview()).toContain(`\n  ${name} `);
});

test('a page has usage, options and examples', () => {
  const page = {
    takes: 'x',
    does: 'does it',
    options: [['--fast', 'at once']],
    examples: ['pungi do x'],
  } as const;
  expect(helpOf('do', page)).toBe(
    'Usage: pungi do x [options]\n\nDoes it.\n\n  --fast  at once\n\n  $ pungi do x\n',
  );
  expect(helpOf('do', { ...page, takes: '', options: [] })).toBe(
    'Usage: pungi do\n\nDoes it.\n\n  $ pungi do x\n',
  );
});
