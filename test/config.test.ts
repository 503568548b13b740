import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probe } from '../src/sandbox/subprocess/index.ts';
import { needs } from './needs.ts';
import { pungi as command } from './support/command.ts';

const root = new URL('../src/index.ts', import.meta.url).href;
const usable = await probe();
const door = new URL('../src/cli/config/index.ts', import.meta.url).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-project-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const pungi = (...args: readonly string[]) => command(args, { folder });
const exec = (source: string, ...args: readonly string[]) =>
  command(['exec', '-', ...args], { folder }, source);
const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

/** A project with an SDK of one function, in a file of its own. */
async function project(config: string, imports = ''): Promise<void> {
  await write(
    'sdk.ts',
    `import { defineFunction, defineSdk } from '${root}';
     export default defineSdk({ six: defineFunction({ effect: 'pure', description: 'Six.', execute: () => 6 }) });`,
  );
  await write(
    'pungi.config.ts',
    `import { defineConfig } from '${door}';
     import sdk from './sdk.ts';
     ${imports}
     export default defineConfig({ sdk, ${config} });`,
  );
}

describe('pungi.config.ts', { timeout: 60_000 }, () => {
  needs('subprocess', usable);

  test('gives exec, check and docs their SDK, sandbox and imports, also from below', async () => {
    await project(`sandbox: 'subprocess', importPolicy: { allow: ['math'] }`);
    await mkdir(join(folder, 'below'));
    const ran = await command(['exec', '-'], { folder: join(folder, 'below') }, 'sdk.six() * 7');
    expect(ran).toEqual({ code: 0, stdout: '42\n', stderr: '' });
    expect(await exec('import json')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('`json`'),
    });
    await write('p.py', 'six()');
    expect(await pungi('check', 'p.py')).toMatchObject({
      stdout: 'The program may run.\nIt may call: six (pure).\n',
    });
    const { stdout } = await pungi('docs', '--detail', 'signatures');
    expect(stdout).toContain('def six()');
    expect(stdout).not.toContain('def search(');
  });

  test('gives way to flags: to an SDK, a time, a mode, a number of steps', async () => {
    await project(`sandbox: 'subprocess', limits: { timeMs: 60_000 }, mode: 'direct', maxSteps: 5`);
    await write('other.ts', `import { defineSdk } from '${root}'; export default defineSdk({});`);
    expect(await exec('sdk.six()', '--sdk', 'other.ts')).toMatchObject({ code: 1 });
    expect(await exec('while True: pass', '--timeout', '200ms')).toMatchObject({ code: 124 });
    const task = 'Which products are almost sold out?';
    expect(await pungi('run', task)).toMatchObject({
      ...{
        code: 2,
        stderr: expect.stringContaining('The demo has programs only, and none for direct mode.'),
      },
    });
    const args = ['run', task, '--mode', 'code', '--max-steps', '1', '--json'];
    const { stdout } = await pungi(...args);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'stopped', reason: 'steps', steps: [{}] });
  });

  test('may make its sandbox, and hold what ends with the command', async () => {
    const rung = new URL('../src/sandbox/subprocess/index.ts', import.meta.url).href;
    await write(
      'pungi.config.ts',
      `import { subprocess } from '${rung}';
       import { defineSdk } from '${root}';
       const sdk = { ...defineSdk({}), [Symbol.asyncDispose]: async () => console.error('The SDK ended.') };
       export default { sdk, sandbox: () => subprocess({ spares: 0 }) };`,
    );
    expect(await exec('6 * 7')).toEqual({ code: 0, stdout: '42\n', stderr: 'The SDK ended.\n' });
  });

  test.each([['exec', 'p.py'], ['check', 'p.py'], ['docs'], ['run', 'What is 1234 * 5678?']])(
    'that is wrong stops %s before anything starts',
    async (...args) => {
      await write('p.py', '1');
      await write('pungi.config.ts', 'export default { maxStps: 5 };');
      expect(await pungi(...args)).toEqual({
        ...{ code: 2, stdout: '' },
        stderr:
          'pungi.config.ts: Expected options with known names, got `maxStps`; did you mean `maxSteps`?\n',
      });
    },
  );

  test('that is taken for CommonJS, or finds no package, says what helps', async () => {
    await write('pungi.config.ts', "import { defineConfig } from 'pungi/config';\nexport default {};");
    expect((await pungi('docs')).stderr).toMatch(
      /^Cannot load "pungi\.config\.ts": Cannot find package 'pungi' imported from .*\. Install it there: npm install pungi\n$/,
    );
    await write('package.json', '{ "type": "commonjs" }');
    expect((await pungi('docs')).stderr).toContain(
      'Cannot use import statement outside a module. Its package.json has to say that it is a module: npm pkg set type=module\n',
    );
  });

  test('names a model of its own, which is asked', async () => {
    const testing = new URL('../src/testing/index.ts', import.meta.url).href;
    const reply = JSON.stringify('```python\nfinal_answer(str(six()))\n```');
    await project(
      `sandbox: 'subprocess', model: scriptedModel([${reply}])`,
      `import { scriptedModel } from '${testing}';`,
    );
    const { code, stdout, stderr } = await pungi('run', 'Six?');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '6\n' });
    expect(stderr).toMatch(/^Model: /);
    expect(await pungi('run', 'Six?', '--quiet')).toEqual({ code: 0, stdout: '6\n', stderr: '' });
  });

  test('lets a model call tools, in a mode that needs no sandbox', async () => {
    const testing = new URL('../src/testing/index.ts', import.meta.url).href;
    const replies = JSON.stringify([{ toolCalls: [{ name: 'six', input: {} }] }, 'It is 6.']);
    const sandbox = `() => { throw new Error('It was started.'); }`;
    await project(
      `mode: 'direct', sandbox: ${sandbox}, model: scriptedModel(${replies})`,
      `import { scriptedModel } from '${testing}';`,
    );
    const { code, stdout, stderr } = await pungi('run', 'Six?');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'It is 6.\n' });
    expect(stderr.replace(/^Model: .*\n/, '').replace(/\d+ ms/, '1 ms')).toBe(
      'Step 1\n→ six {}\n← six: done, 1 ms\nsix: 6\n',
    );
    expect(await pungi('run', 'Six?', '--mode', 'code')).toMatchObject({
      ...{ code: 2, stderr: expect.stringContaining('got an error: It was started.') },
    });
  });
});
