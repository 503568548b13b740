import { PungiError } from '../../errors/index.ts';
import type { Probe } from '../index.ts';
import { uncappedRemedy } from './check-limits.ts';
import { connect } from './engine.ts';
import { checkedInfo, noEngine, runtimeRemedy } from './ground.ts';
import { type DockerOptions, type ResolvedOptions, resolveOptions } from './options.ts';

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
    const { message } = error as NodeJS.ErrnoException;
    const remedy = remedyOf(error as NodeJS.ErrnoException, resolved);
    const reason = PungiError.isInstance(error) ? message : noEngine(resolved.socket, error);
    return { usable: false, reason: reason.replace(` ${remedy}`, ''), remedy };
  }
}

function remedyOf({ code, message }: NodeJS.ErrnoException, { runtime }: ResolvedOptions): string {
  const known = [uncappedRemedy, ...(runtime === null ? [] : [runtimeRemedy(runtime)])].find((remedy) =>
    message.endsWith(remedy),
  );
  if (known !== undefined) return known;
  return code === 'EACCES'
    ? 'Add this user to the group `docker`, which is as good as making it root, or run an engine without root.'
    : 'Install and start Docker or Podman, or name its socket: DOCKER_HOST=unix:///path or docker({ socket }).';
}
