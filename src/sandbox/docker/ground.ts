import { guestBuild } from '../lifecycle/guest-folder.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { type EngineInfo, uncappedBy, uncappedRemedy } from './check-limits.ts';
import { createRequest } from './create-request.ts';
import { connect, type Engine } from './engine.ts';
import { type Events, listenTo } from './events.ts';
import { type Image, prepareImage } from './image.ts';
import { labelsOf, sandboxLabel, thisMaker } from './leftover.ts';
import type { ResolvedOptions } from './options.ts';
import { reapLeftovers } from './reap.ts';

/** What all containers of one sandbox stand on. */
export interface Ground {
  readonly engine: Engine;
  readonly events: Events;
  readonly request: object;
  /** SHA-256 of the guest's files. */
  readonly build: string;
}

/** Connects, checks the engine, removes what hosts that are gone left, and sees to the image. */
export async function prepareGround(options: ResolvedOptions): Promise<Ground> {
  const engine = await open(options);
  const info = await checkedInfo(engine, options);
  await reapLeftovers(engine);
  const image: Image = await prepareImage(engine, options);
  const label = sandboxLabel();
  const [name = '', id = ''] = label.split('=');
  const labels = { ...labelsOf(thisMaker()), [name]: id };
  const cgroupVersion = info.CgroupVersion ?? '1';
  const request = createRequest(options, { ...image, labels, cgroupVersion });
  return { engine, events: await listenTo(engine, label), request, build: guestBuild() };
}

async function open({ socket }: ResolvedOptions): Promise<Engine> {
  try {
    return await connect(socket);
  } catch (error) {
    throw unavailable(noEngine(socket, error));
  }
}

/** Why nobody answers, in words. */
export function noEngine(socket: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no socket of Docker or Podman at ${socket}.`;
  if (code === 'EACCES') return `This user may not use the socket at ${socket}.`;
  if (code === 'ECONNREFUSED') return `Nobody listens at ${socket}.`;
  return `The engine at ${socket} cannot be used: ${message}`;
}

/** What the engine says of itself. Rejects with `SANDBOX_UNAVAILABLE` where it does not keep what it is asked for. */
export async function checkedInfo(engine: Engine, { runtime }: ResolvedOptions): Promise<EngineInfo> {
  const info = (await engine.ask({ method: 'GET', path: '/info' })) as EngineInfo;
  const uncapped = uncappedBy(info);
  if (uncapped !== null) throw unavailable(`${uncapped} ${uncappedRemedy}`);
  if (runtime !== null && !Object.hasOwn(info.Runtimes ?? {}, runtime))
    throw unavailable(`The engine has no runtime ${runtime}. ${runtimeRemedy(runtime)}`);
  return info;
}

/** What makes a runtime known. */
export function runtimeRemedy(runtime: string): string {
  return `Start it as \`dockerd --add-runtime ${runtime}=/path/to/${runtime}\`, or name it in /etc/docker/daemon.json.`;
}
