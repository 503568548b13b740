import type { Probe } from '../index.ts';
import { connect } from './engine.ts';
import { checkedInfo, noEngine } from './ground.ts';
import { type DockerOptions, resolveOptions } from './options.ts';

/**
 * Whether the rung works here, with which engine: its socket is asked, not a client on the path. If not, why,
 * and what would make it work.
 */
export async function probe(options: DockerOptions = {}): Promise<Probe> {
  const resolved = resolveOptions(options);
  try {
    using engine = await connect(resolved.socket);
    const { ServerVersion = 'unknown' } = await checkedInfo(engine, resolved);
    return { usable: true, version: ServerVersion };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code?.startsWith('E')
      ? noEngine(resolved.socket, error)
      : (error as Error).message;
    return { usable: false, reason, remedy: remedyOf(error) };
  }
}

function remedyOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES')
    return 'Add this user to the group `docker`, which is as good as making it root, or run an engine without root.';
  if (code === 'ENOENT' || code === 'ECONNREFUSED')
    return 'Install and start Docker or Podman, or name its socket: DOCKER_HOST=unix:///path or docker({ socket }).';
  return 'Correct what the reason names.';
}
