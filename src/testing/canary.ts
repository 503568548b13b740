import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen, listenWithoutPath } from './loopback.ts';
import { killMarked } from './marked-processes.ts';

/** What an attack is told of the host: places that it must not reach. */
export interface Facts {
  /** A folder of the host that this user can write. */
  readonly folder: string;
  /** A file in it; only its content is secret. */
  readonly file: string;
  /** A variable of the host's environment; only its value is secret. */
  readonly variable: string;
  /** A listener on 127.0.0.1, for streams and datagrams. */
  readonly port: number;
  /** The name of a listener that has no path: on Linux, in the abstract namespace. */
  readonly abstract: string;
  /** The host's process, working folder and name. */
  readonly pid: number;
  readonly here: string;
  readonly hostname: string;
  /** Stands in the arguments of every process that an attack starts. */
  readonly marker: string;
}

/** What stands on the host and must not be touched while an attack runs. */
export interface Canary extends AsyncDisposable {
  readonly facts: Facts;
  /** Texts that must never leave the host. */
  readonly secrets: readonly string[];
  /** What was touched since the last time, in words; everything is put back. */
  inspect(): Promise<readonly string[]>;
}

/** Sets up the canaries of one proof: a file, a variable, a listener, and the host's own objects. */
export async function openCanary(): Promise<Canary> {
  const secrets = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')] as const;
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'canary-')));
  const touched: string[] = [];
  const listener = await listen((what) => touched.push(`the loopback listener got a ${what}`));
  const id = randomBytes(4).toString('hex');
  const abstract = `canary-${id}`;
  const nearby = await listenWithoutPath(abstract, () => touched.push('the abstract listener was reached'));
  const facts: Facts = {
    folder,
    file: join(folder, 'canary.txt'),
    variable: `CANARY_${id}`,
    port: listener.port,
    abstract,
    pid: process.pid,
    here: process.cwd(),
    hostname: hostname(),
    marker: `canary-${id}`,
  };
  const onStray = (reason: unknown): void => {
    touched.push(`the host had an unhandled rejection: ${reason}`);
  };
  process.env[facts.variable] = secrets[1];
  process.on('unhandledRejection', onStray);
  await writeFile(facts.file, secrets[0]);
  return {
    facts,
    secrets,
    inspect: async () => [
      ...touched.splice(0),
      ...pollution(),
      ...(await filesTouched(facts, secrets[0])),
      ...(await killMarked(facts.marker)),
      ...(await tidy(facts.marker)),
    ],
    [Symbol.asyncDispose]: async () => {
      process.off('unhandledRejection', onStray);
      delete process.env[facts.variable];
      listener[Symbol.dispose]();
      nearby[Symbol.dispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function filesTouched({ folder, file }: Facts, content: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => join(folder, name) !== file);
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
  const now = await readFile(file, 'utf8').catch(() => null);
  if (now !== content) await writeFile(file, content);
  return [
    ...names.map((name) => `the host's folder has a new entry: ${name}`),
    ...(now === content ? [] : ["the host's file was changed"]),
  ];
}

/** A key such as `__proto__` that is assigned carelessly shows in every object of the host. */
function pollution(): string[] {
  const bare = Object.getPrototypeOf({}) as Record<string, unknown>;
  const names = Object.keys(bare);
  for (const name of names) delete bare[name];
  return names.map((name) => `the host's Object.prototype has a new key: ${name}`);
}

/** Where a program writes to the host's own `/tmp`, as a rung without a wall lets it, nothing is left there. */
async function tidy(marker: string): Promise<string[]> {
  const left = (await readdir('/tmp').catch(() => [])).filter((name) => name.startsWith(marker));
  await Promise.all(
    left.map((name) => rm(join('/tmp', name), { recursive: true, force: true, maxRetries: 5 })),
  );
  return [];
}
