import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Container, ContainerEnd } from '../lifecycle/relay/housed.ts';
import type { Group } from './cgroup.ts';
import type { Ground } from './ground.ts';
import { ociConfig } from './oci-config.ts';
import type { ResolvedOptions } from './options.ts';
import { makePipes, type Pipes } from './pipes.ts';
import { deleteSandbox } from './runsc.ts';

/** One sandbox of gVisor. */
export interface GvisorContainer extends Container {
  /** Null where they are not used. */
  readonly group: Group | null;
}

const errorsLength = 2_000;

/** How long a sandbox has to end by itself once its stdin is closed; then it is deleted by force. */
const endMs = 1_000;

/** Starts a sandbox with a bundle of its own. Rejects with the error of the system. */
export async function startContainer(ground: Ground, options: ResolvedOptions): Promise<GvisorContainer> {
  const id = `pungi-${ground.maker}-${randomUUID()}`;
  const group: Group | null = await makeGroup(ground, id);
  await group?.setMemory(options.memoryBytes);
  const bundle = join(ground.folder, id);
  await mkdir(bundle);
  await writeFile(
    join(bundle, 'config.json'),
    JSON.stringify(ociConfig(options, { rootfs: ground.rootfs, cgroup: group?.path ?? null })),
  );
  const pipes = await makePipes(bundle);
  const { args, runsc } = ground;
  const child = spawn(runsc, [...args, 'run', `--bundle=${bundle}`, id], {
    stdio: [...pipes.theirs],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    // No Ctrl-C of a terminal reaches it.
    detached: true,
  });
  await Promise.all([once(child, 'spawn'), pipes.closeTheirs()]);
  return new Started({ child, pipes, bundle, group, kill: () => deleteSandbox(runsc, args, id) });
}

interface Parts {
  readonly child: ChildProcess;
  readonly pipes: Pipes;
  readonly bundle: string;
  readonly group: Group | null;
  readonly kill: () => Promise<void>;
}

class Started implements GvisorContainer {
  readonly #parts: Parts;
  readonly fromRelay: Pipes['stdout'];
  readonly toRelay: Pipes['stdin'];
  readonly group: Group | null;
  readonly ended: Promise<ContainerEnd>;
  #errors = '';
  #removed: Promise<void> | null = null;

  constructor(parts: Parts) {
    const { child, pipes, group } = parts;
    this.#parts = parts;
    this.fromRelay = pipes.stdout;
    this.toRelay = pipes.stdin;
    this.group = group;
    const exit = Promise.withResolvers<ContainerEnd>();
    this.ended = exit.promise;
    pipes.stderr.on('data', (bytes: Uint8Array) => {
      this.#errors = `${this.#errors}${new TextDecoder().decode(bytes)}`.slice(-errorsLength);
    });
    for (const pipe of [pipes.stdin, pipes.stdout, pipes.stderr]) pipe.on('error', () => {}); // a close follows
    child.once('exit', () => exit.resolve(this.#end()));
  }

  async #end(): Promise<ContainerEnd> {
    const ranOutOfMemory = (await this.group?.hasRunOut()) ?? false;
    return { ranOutOfMemory, errors: this.#errors.trim() };
  }

  readonly remove = (): Promise<void> => {
    this.#removed ??= this.#remove();
    return this.#removed;
  };

  /** Its relay ends with its stdin, and the sandbox with its relay: no other process has to be started for it. */
  async #remove(): Promise<void> {
    const { pipes, kill, bundle, child, group } = this.#parts;
    pipes.stdin.destroy();
    const force = setTimeout(() => void kill(), endMs);
    await this.ended;
    clearTimeout(force);
    if (child.exitCode !== 0) await kill();
    for (const pipe of [pipes.stdout, pipes.stderr]) pipe.destroy();
    await group?.remove();
    await rm(bundle, { recursive: true, force: true });
  }

  readonly hold = (): void => {
    this.#parts.child.ref();
    for (const pipe of this.#pipes()) pipe.ref();
  };

  readonly release = (): void => {
    this.#parts.child.unref();
    for (const pipe of this.#pipes()) pipe.unref();
  };

  #pipes(): readonly Pipes['stdin'][] {
    const { stdin, stdout, stderr } = this.#parts.pipes;
    return [stdin, stdout, stderr];
  }
}

async function makeGroup({ makeGroup: make }: Ground, id: string): Promise<Group | null> {
  return make === null ? null : make(id);
}
