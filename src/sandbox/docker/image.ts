import { findInterpreter } from '../lifecycle/interpreter.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { insideArgs, prepareRootfs, tarRootfs } from '../lifecycle/rootfs.ts';
import { commandIn } from './create-request.ts';
import { deriveImage } from './derive-image.ts';
import type { Engine } from './engine.ts';
import { idOf } from './image-id.ts';
import type { ResolvedOptions } from './options.ts';

/** What containers are made from. */
export interface Image {
  readonly image: string;
  readonly command: readonly string[];
}

/** Finds the image in the engine or puts it there. Rejects with `SANDBOX_UNAVAILABLE`. */
export async function prepareImage(engine: Engine, options: ResolvedOptions): Promise<Image> {
  const { image, python } = options;
  if (image === null) return { image: await ownImage(engine, options), command: insideArgs };
  const base = await idOf(engine, image);
  if (base === null)
    throw unavailable(`The engine has no image ${image}. Get it first: docker pull ${image}`);
  return {
    image: await deriveImage(engine, image, base),
    command: commandIn(python ?? 'python3'),
  };
}

/** Made from this machine's Python, without any registry, and named for all that went in. */
async function ownImage(engine: Engine, { python, onProgress }: ResolvedOptions): Promise<string> {
  const rootfs = await prepareRootfs(await findInterpreter(python, 'docker'), onProgress);
  const name = `pungi-python:${rootfs.key}`;
  if ((await idOf(engine, name)) !== null) return name;
  onProgress({ step: 2, of: 2, text: 'giving it to the engine as an image' });
  const path = `/images/create?fromSrc=-&repo=pungi-python&tag=${rootfs.key}`;
  await engine.ask({ method: 'POST', path, archive: tarRootfs(rootfs) });
  return name;
}
