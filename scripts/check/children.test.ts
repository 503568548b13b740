import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Children } from './children.ts';

const root = join(import.meta.dirname, '../..');

test('a command gives its exit code and both of its streams', async () => {
  const children = new Children(root);
  const command = ['bash', '-c', 'echo out; echo err >&2; exit 3'];
  const { exitCode, output } = await children.run(command, { cwd: root });

  expect(exitCode).toBe(3);
  expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
});

test('whole lines are told as they come, with the variables that were given', async () => {
  const lines: string[] = [];
  const children = new Children(root);
  const command = ['bash', '-c', 'printf "a\\nb"; printf "$LAST\\nopen"'];
  await children.run(command, { cwd: root, env: { LAST: 'c' }, onLine: (line) => lines.push(line) });

  expect(lines).toEqual(['a', 'bc']);
});

test('the commands of the project come first', async () => {
  const { output } = await new Children(root).run(['bash', '-c', 'command -v node'], { cwd: root });

  expect(output).toBe(`${root}/node_modules/.bin/node\n`);
});

test('a command that does not exist ends with a message', async () => {
  expect(await new Children(root).run(['pungi-nothing'], { cwd: root })).toEqual({
    exitCode: null,
    output: 'spawn pungi-nothing ENOENT\n',
  });
});

test('stop ends what a command started, too, even if it ignores being asked', async () => {
  const children = new Children(root);
  const { promise: started, resolve } = Promise.withResolvers<string>();
  const stubborn = 'trap "" TERM; (echo started; while true; do sleep 1; done) & wait';
  const running = children.run(['bash', '-c', stubborn], { cwd: root, onLine: resolve });
  await started;
  await children.stop(50);

  // It is only over when nobody holds its output any more: not the one that loops, either.
  expect(await running).toEqual({ exitCode: null, output: 'started\n' });
  expect(await children.run(['true'], { cwd: root })).toEqual({
    exitCode: null,
    output: 'true was not started: stopping.\n',
  });
});
