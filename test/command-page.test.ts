import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pungi } from './support/command.ts';

const page = await readFile(join(import.meta.dirname, '../docs/command.md'), 'utf8');

/** What the docs show but cannot run: here it is run. */
describe('docs/command.md', () => {
  test('names every option that the help of a command names', async () => {
    const folder = import.meta.dirname;
    const commands = ['run', 'exec', 'check', 'docs', 'init', 'doctor'];
    const pages = await Promise.all(commands.map((name) => pungi([name, '--help'], { folder })));
    const options = new Set(pages.flatMap(({ stdout }) => stdout.match(/--[a-z-]+/g) ?? []));
    expect([...options].filter((option) => !page.includes(`\`${option}`))).toEqual([]);
    expect(options.size).toBe(11);
  });

  test('shows what a checkout without image and Python prints', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pungi-bare-'));
    await writeFile(join(folder, 'p.py'), '1');
    const env = { PATH: folder, XDG_CACHE_HOME: folder, HOME: folder, LOCALAPPDATA: folder };
    const { code, stdout, stderr } = await pungi(['exec', 'p.py'], { folder, env });
    await rm(folder, { recursive: true });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const shown = /^```text\n(Building .*\nExpected python3 .*\n)```$/m.exec(page)?.[1];
    // How to install it depends on the system.
    const untilHint = (text = ''): string => text.slice(0, text.indexOf('`') + 1);
    expect(untilHint(stderr)).toBe(untilHint(shown));
  });
});
