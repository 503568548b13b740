import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { probe } from '../src/sandbox/wasm/index.ts';
import { need } from './needs.ts';

/** An empty project that has the packed package and nothing else. */
const { project } = inject('packed');
const home = mkdtempSync(join(project, 'init-'));
const own = join(home, 'node_modules');
mkdirSync(own);
symlinkSync(join(project, 'node_modules/pungi'), join(own, 'pungi'), 'dir');
writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
afterAll(() => rmSync(home, { recursive: true }));

const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc');
const pungi = join(project, 'node_modules/pungi/dist/cli/main.js');

function run(folder: string, [script = '', ...args]: readonly string[], input = '') {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/_API_KEY$|_BASE_URL$|^OLLAMA_/.test(name),
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    ...{ cwd: folder, input, encoding: 'utf8', timeout: 50_000 },
    env: { ...Object.fromEntries(inherited), XDG_STATE_HOME: join(home, 'state') },
  });
  return { status, stdout, stderr };
}

const wasm = await probe();

describe('pungi init in an empty project', () => {
  const folder = join(home, 'agent');

  test('writes a config and a first SDK, and says what to type next', () => {
    const { status, stdout, stderr } = run(home, [pungi, 'init', 'agent']);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(['pungi.config.ts', 'sdk.ts', 'tsconfig.json']);
    expect(stdout).toBe(
      [
        'Wrote pungi.config.ts, sdk.ts, tsconfig.json.',
        '',
        'Next:',
        '  cd agent',
        '  npx pungi docs                                                      what the model sees',
        '  echo \'days_between("2024-01-01", "2024-03-01")\' | npx pungi exec -  you are the model: 60',
        '  npx pungi run "What is 1234 * 5678?"                                a model is; without a key, a demo\n',
      ].join('\n'),
    );
  });

  test('has types that hold', () => {
    expect(run(folder, [tsc, '-p', '.'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('shows its function to the model, and checks a program against it', () => {
    expect(run(folder, [pungi, 'docs']).stdout).toContain('def days_between(');
    expect(run(folder, [pungi, 'check', '-'], 'days_between("2024-01-01")').stdout).toContain('end');
  });

  test('runs a program and answers a task', (context) => {
    need(context, 'wasm', wasm);
    const program = 'days_between("2024-01-01", "2024-03-01")';

    expect(run(folder, [pungi, 'exec', '-'], program)).toEqual({ status: 0, stdout: '60\n', stderr: '' });
    expect(run(folder, [pungi, 'run', '--quiet', 'What is 1234 * 5678?'])).toEqual({
      ...{ status: 0, stdout: '7006652\n', stderr: '' },
    });
  });

  test('overwrites nothing, and names what is there', () => {
    const before = readFileSync(join(folder, 'sdk.ts'), 'utf8');
    writeFileSync(join(folder, 'sdk.ts'), `${before}// mine\n`);

    expect(run(home, [pungi, 'init', 'agent'])).toEqual({
      ...{ status: 2, stdout: '' },
      stderr:
        'Expected "agent" to have no pungi.config.ts and no sdk.ts, which would be overwritten. Name another folder: pungi init my-agent\n',
    });
    expect(readFileSync(join(folder, 'sdk.ts'), 'utf8')).toBe(`${before}// mine\n`);
  });

  test('leaves a tsconfig.json as it is, and says what it needs', () => {
    const other = join(home, 'typed');
    mkdirSync(other);
    writeFileSync(join(other, 'tsconfig.json'), '{}');
    const { status, stdout } = run(other, [pungi, 'init']);

    expect(status).toBe(0);
    expect(stdout).toMatch(/^Wrote pungi\.config\.ts, sdk\.ts\.\nYour tsconfig\.json stays as it is: /);
    expect(readFileSync(join(other, 'tsconfig.json'), 'utf8')).toBe('{}');
  });

  test('refuses what is no folder', () => {
    writeFileSync(join(home, 'file'), '');

    expect(run(home, [pungi, 'init', 'file'])).toMatchObject({
      ...{ status: 2, stdout: '', stderr: expect.stringMatching(/^Cannot write to "file": /) },
    });
  });
});

describe('pungi init without a project around', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pungi-init-'));
  const modules = join(folder, 'node_modules');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes a package of modules, too, before anything is installed', () => {
    const { status, stdout } = run(folder, [pungi, 'init']);

    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Wrote pungi\.config\.ts, sdk\.ts, tsconfig\.json, package\.json\.\n\nNext:\n {2}npm install pungi\n {2}npx pungi docs /,
    );
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toEqual({
      ...{ private: true, type: 'module' },
    });
  });

  test('has types that hold, and nothing to warn of', () => {
    mkdirSync(modules);
    symlinkSync(join(project, 'node_modules/pungi'), join(modules, 'pungi'), 'dir');

    expect(run(folder, [tsc, '-p', '.'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(run(folder, [pungi, 'check', '-'], 'days_between("2024-01-01", "2024-03-01")')).toEqual({
      ...{ status: 0, stdout: 'The program may run.\nIt may call: days_between (pure).\n', stderr: '' },
    });
  });

  test('says what a package of another kind needs, also from a folder in it', () => {
    writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');

    expect(run(folder, [pungi, 'init', 'inner']).stdout).toContain('\n  npm pkg set type=module ');
    expect(readdirSync(join(folder, 'inner'))).not.toContain('package.json');
  });
});
