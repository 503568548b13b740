import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { openCanary } from './canary.ts';

test('an untouched host has nothing to tell', async () => {
  await using canary = await openCanary();
  expect(await canary.inspect()).toEqual([]);
});

test('the secrets stand in the file and the environment', async () => {
  await using canary = await openCanary();
  const { file, variable } = canary.facts;
  expect(canary.secrets).toEqual([await readFile(file, 'utf8'), process.env[variable]]);
});

test('a changed file, a new folder and a connection are told once and put back', async () => {
  await using canary = await openCanary();
  const { file, folder, port } = canary.facts;
  await appendFile(file, 'x');
  await mkdir(join(folder, 'new'));
  await once(connect(port, '127.0.0.1'), 'close');
  expect(await canary.inspect()).toEqual([
    'the loopback listener got a connection',
    "the host's folder has a new entry: new",
    "the host's file was changed",
  ]);
  expect(await canary.inspect()).toEqual([]);
});

test('a datagram is told', async () => {
  await using canary = await openCanary();
  const socket = createSocket('udp4');
  const sent = promisify(
    socket.send.bind(socket) as (m: string, port: number, host: string, done: () => void) => void,
  );
  await sent('x', canary.facts.port, '127.0.0.1');
  socket.close();
  await vi.waitFor(async () => {
    expect(await canary.inspect()).toEqual(['the loopback listener got a datagram']);
  });
});

test('a key on every object of the host is told and removed', async () => {
  await using canary = await openCanary();
  Object.assign(Object.getPrototypeOf({}), { polluted: true });
  expect(await canary.inspect()).toEqual(["the host's Object.prototype has a new key: polluted"]);
  expect('polluted' in {}).toBe(false);
});

test('a process that goes on is told and killed where one can look', async () => {
  await using canary = await openCanary();
  const child = spawn('sleep', ['60'], { argv0: canary.facts.marker, stdio: 'ignore' });
  const gone = once(child, 'exit');
  await once(child, 'spawn');
  const told = process.platform === 'linux' ? ['a process that the program started outlived it'] : [];
  expect(await canary.inspect()).toEqual(told);
  child.kill('SIGKILL');
  expect(await gone).toEqual([null, 'SIGKILL']);
});

test('nothing is left behind', async () => {
  const canary = await openCanary();
  await canary[Symbol.asyncDispose]();
  await expect(stat(canary.facts.folder)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(process.env[canary.facts.variable]).toBeUndefined();
});

test('a visit to the listener without a path is told', async ({ skip }) => {
  skip(process.platform !== 'linux', 'only Linux has sockets without a path');
  await using canary = await openCanary();
  const socket = connect(`\0${canary.facts.abstract}`);
  await once(socket, 'close');
  expect(await canary.inspect()).toEqual(['the abstract listener was reached']);
});
