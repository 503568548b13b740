import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { guestFolder } from '../lifecycle/guest-folder.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { archiveOf } from './archive.ts';
import type { Engine } from './engine.ts';
import { idOf } from './image-id.ts';

/**
 * An image with the guest in it, made by the engine from one that it has; `base` is that one's id. Built once
 * for each pair of them.
 */
export async function deriveImage(engine: Engine, image: string, base: string): Promise<string> {
  const files = contextOf(image);
  const hash = createHash('sha256').update(base);
  for (const [path, content] of files) hash.update(`${path}\0`).update(content);
  const name = `pungi-on:${hash.digest('hex').slice(0, 32)}`;
  if ((await idOf(engine, name)) !== null) return name;
  const archive = Readable.from([archiveOf(files)]);
  const built = await engine.ask({ method: 'POST', path: `/build?q=1&rm=1&t=${name}`, archive });
  const { error } = (built ?? {}) as { readonly error?: string };
  if (error !== undefined) throw unavailable(`The engine could not put the guest into ${image}: ${error}`);
  return name;
}

const packages = ['pungi_guest', 'pungi_process'] as const;

/** What the engine builds from: one line for each step, and the guest. */
function contextOf(image: string): Map<string, Uint8Array> {
  const steps = `FROM ${image}\nUSER 0\n${packages.map((name) => `COPY ${name} /usr/lib/pungi/${name}`).join('\n')}\n`;
  const files = packages.flatMap((name) =>
    readdirSync(join(guestFolder, name))
      .filter((file) => file.endsWith('.py'))
      .sort()
      .map((file) => `${name}/${file}`),
  );
  return new Map([
    ['Dockerfile', new TextEncoder().encode(steps)],
    ...files.map((path) => [path, new Uint8Array(readFileSync(join(guestFolder, path)))] as const),
  ]);
}
