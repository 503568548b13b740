import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pungi-ci-'));
  mkdirSync(join(folder, '.ci'));
  mkdirSync(join(folder, 'scripts/ci'), { recursive: true });
  writeFileSync(
    join(folder, 'scripts/ci/postgres.sh'),
    'echo "$1" >>asked; [ "$1" != start ] || echo the-url',
  );
  writeFileSync(join(folder, 'scripts/ci/python-tools.sh'), 'echo tools >>asked');
  mkdirSync(join(folder, 'bin'));
  cpSync(join(root, '.ci/run'), join(folder, '.ci/run'));
  command('node', 'exit 1');
  command('python3', 'exit 1');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('.ci/run', () => {
  test('runs the test command with no input, and ends on its count', () => {
    command('npm', 'echo "npm $*, CI is $CI, input: $(cat)"; echo "3 passed, 0 failed, 1 skipped"');
    const { status, lines } = run();

    expect(lines).toEqual([
      'node 1.2, npm 1.2, 1.2',
      ...['npm ci, CI is true, input: ', '3 passed, 0 failed, 1 skipped'],
      ...['npm run check, CI is true, input: ', '3 passed, 0 failed, 1 skipped'],
    ]);
    expect(status).toBe(0);
  });

  test('gives the tests a database, which it stops', () => {
    command('npm', 'echo "$PUNGI_POSTGRES_URL $PUNGI_REQUIRE"; echo "3 passed, 0 failed, 0 skipped"');
    const { lines } = run();

    expect(lines[1]).toMatch(/^the-url .*\bpostgres\b/);
    expect(asked()).toEqual(['tools', 'install', 'start', 'stop']);
  });

  test('requires the WebAssembly sandbox, and counts one failure where its image cannot be built', () => {
    command('npm', 'echo "$PUNGI_REQUIRE"; echo "3 passed, 0 failed, 0 skipped"');
    expect(run().lines[1]).toMatch(/\bwasm\b/);

    writeFileSync(join(folder, 'scripts/ci/python-tools.sh'), 'exit 1');
    expect(run().lines.slice(1)).toEqual([
      'Python cannot build the image of the WebAssembly sandbox.',
      '0 passed, 1 failed, 0 skipped',
    ]);
  });

  test('repeats the count when npm says more after it, and fails as npm does', () => {
    command(
      'npm',
      '[ "$1" = ci ] || { echo "3 passed, 1 failed, 0 skipped"; echo "npm error" >&2; exit 7; }',
    );
    const { status, lines } = run();

    expect(lines.slice(-3)).toEqual([
      '3 passed, 1 failed, 0 skipped',
      'npm error',
      '3 passed, 1 failed, 0 skipped',
    ]);
    expect(status).toBe(7);
  });

  test('counts one failure when the tests did not run', () => {
    command('npm', 'echo "npm error" >&2; exit 1');
    const { status, lines } = run();

    expect(lines.slice(1)).toEqual(['npm error', 'The tests did not run.', '0 passed, 1 failed, 0 skipped']);
    expect(status).toBe(1);
  });

  test('says what to install', () => {
    rmSync(join(folder, 'bin/python3'));
    command('npm', 'exit 0');
    const { status, lines } = run();

    expect(lines).toEqual([
      'Expected python3 (3.11 or newer): install Python.',
      '0 passed, 1 failed, 0 skipped',
    ]);
    expect(status).toBe(1);
  });
});

describe('scripts/ci/python-tools.sh', () => {
  const tools = join(root, 'scripts/ci/python-tools.sh');

  test('installs nothing where Python has venv and pip', () => {
    command('python3', '[ "$*" = "-I -m venv $4" ]');
    command('apt-get', 'echo "$*" >>asked');
    expect([run(tools), asked()]).toEqual([{ status: 0, lines: [''] }, []]);
  });

  test('installs them where they are missing', () => {
    command('python3', '[ -e asked ]');
    command('apt-get', 'echo "$1" >>asked');
    expect(run(tools)).toEqual({ status: 0, lines: ['Installing venv and pip for Python'] });
    expect(asked()).toEqual(['update', 'install']);
  });

  test('says what to install where it cannot', () => {
    command('python3', 'echo "no ensurepip"; exit 1');
    expect(run(tools)).toEqual({
      status: 1,
      lines: [
        'no ensurepip',
        'Expected python3 to have venv and pip: apt-get install -y python3-venv python3-pip',
      ],
    });
  });
});

/** What the stand-ins were asked for. */
function asked(): string[] {
  const file = join(folder, 'asked');
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}

const version = '[ "$1" != --version ] || { echo 1.2; exit; }';

/** A stand-in for a command of the machine. */
function command(name: string, script: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/bash\n${version}\n${script}\n`, { mode: 0o755 });
}

function run(script = join(folder, '.ci/run')): Ended {
  for (const name of ['cat', 'dirname', 'grep', 'mktemp', 'rm', 'tail', 'tee']) {
    const { stdout } = spawnSync('/bin/bash', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    rmSync(join(folder, 'bin', name), { force: true });
    symlinkSync(stdout.trim(), join(folder, 'bin', name));
  }
  const { status, stdout, stderr } = spawnSync('/bin/bash', [script], {
    cwd: folder,
    env: { PATH: join(folder, 'bin') },
    encoding: 'utf8',
  });
  return { status, lines: `${stdout}${stderr}`.trimEnd().split('\n') };
}

interface Ended {
  readonly status: number | null;
  readonly lines: readonly string[];
}
