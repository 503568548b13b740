import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from './engine.ts';
import { probe } from './index.ts';

let folder: string;
let socket: string;
let server: Server | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pungi-engine-'));
  socket = join(folder, 'engine.sock');
});
afterEach(async () => {
  server?.close();
  server?.closeAllConnections();
  server = null;
  await rm(folder, { recursive: true });
});

/** An engine that answers to paths with a status and a body, and notes what it was asked. */
async function pretend(answers: Record<string, [number, string]>, version = '1.41'): Promise<string[]> {
  const asked: string[] = [];
  const made = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    const [status, body] = answers[path.replace(/^\/v[\d.]+/, '')] ?? [404, '{"message":"no such thing"}'];
    response.writeHead(status, { 'api-version': version }).end(body);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(socket, resolve));
  return asked;
}

describe('an engine', () => {
  test.each([
    ['1.41', '/v1.41/info'],
    ['1.54', '/v1.43/info'],
  ])('of API %s is asked in a version that both know', async (version, path) => {
    const asked = await pretend({ '/_ping': [200, 'OK'], '/info': [200, '{"a":1}'] }, version);
    using engine = await connect(socket);
    expect(await engine.ask({ method: 'GET', path: '/info' })).toEqual({ a: 1 });
    expect(asked).toEqual(['GET /_ping', `GET ${path}`]);
  });

  test('that is too old is refused', async () => {
    await pretend({ '/_ping': [200, 'OK'] }, '1.24');
    await expect(connect(socket)).rejects.toThrow(
      `Expected an engine of API 1.40 or newer at ${socket}, got 1.24.`,
    );
  });

  test('that refuses is quoted, where that is no answer', async () => {
    await pretend({ '/_ping': [200, 'OK'], '/x': [409, '{"message":"in use"}'], '/y': [500, 'oops'] });
    using engine = await connect(socket);
    await expect(engine.ask({ method: 'POST', path: '/x' })).rejects.toMatchObject({
      code: 'SANDBOX_UNAVAILABLE',
      message: 'The engine refused with status 409: in use',
    });
    await expect(engine.ask({ method: 'GET', path: '/y' })).rejects.toThrow(
      'The engine refused with status 500: it does not say why',
    );
    expect(await engine.ask({ method: 'POST', path: '/x', also: [409] })).toEqual({ message: 'in use' });
    await expect(engine.hijack('/x')).rejects.toThrow('The engine refused with status 409: in use');
  });

  test('that tells of a long task in lines is heard to the last', async () => {
    await pretend({ '/_ping': [200, 'OK'], '/build': [200, '{"stream":"Step 1"}\n{"error":"no"}\n'] });
    using engine = await connect(socket);
    expect(await engine.ask({ method: 'POST', path: '/build' })).toEqual({ error: 'no' });
  });
});

describe('the probe', () => {
  test('says what is missing, and what helps', async () => {
    const reason = `There is no socket of Docker or Podman at ${socket}.`;
    const remedy =
      'Install and start Docker or Podman, or name its socket: DOCKER_HOST=unix:///path or docker({ socket }).';
    expect(await probe({ socket })).toEqual({ usable: false, reason, remedy });
  });

  test('gives the version of the engine', async () => {
    await pretend({ '/_ping': [200, 'OK'], '/info': [200, '{"ServerVersion":"27.1"}'] });
    expect(await probe({ socket })).toEqual({ usable: true, version: '27.1' });
  });

  test('refuses an engine that would ignore limits', async () => {
    const info = '{"CgroupVersion":"1","MemoryLimit":false,"SecurityOptions":["name=rootless"]}';
    await pretend({ '/_ping': [200, 'OK'], '/info': [200, info] });
    expect(await probe({ socket })).toEqual({
      usable: false,
      reason: 'The engine would ignore limits of memory (control groups 1, rootless).',
      remedy:
        'Run the engine on version 2 of control groups with delegation, or as root; for swap boot with `swapaccount=1`.',
    });
  });
});
