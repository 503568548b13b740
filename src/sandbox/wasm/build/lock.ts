import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Who waits for what. */
export interface LockOptions {
  /** The file whose existence is the lock. */
  readonly path: string;
  /** Asked while another one holds it: whether there is nothing left to wait for. */
  readonly isDone: () => Promise<boolean>;
  readonly signal: AbortSignal;
}

/** A lock that is held until it is disposed. */
export interface Lock extends AsyncDisposable {}

const retryMs = 250;
const heartbeatMs = 5_000;

/** A holder that has not shown itself for so long is gone, or on a machine that is. */
const staleMs = 60_000;

/**
 * Takes the lock, or gives `undefined` once another one has done the work. A lock whose holder was killed
 * is taken over. Two may then build at once, which costs time and nothing else: what they make is put in
 * place whole, by one rename.
 */
export async function acquireLock({ path, isDone, signal }: LockOptions): Promise<Lock | undefined> {
  while (!(await isDone())) {
    signal.throwIfAborted();
    if (await create(path)) return hold(path);
    if (await isStale(path)) await rm(path, { force: true });
    else await sleep(retryMs, undefined, { signal });
  }
  return undefined;
}

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
    await file.close();
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function hold(path: string): Lock {
  const beat = () => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  };
  const timer = setInterval(beat, heartbeatMs);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await rm(path, { force: true });
    },
  };
}

async function isStale(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > staleMs) return true;
    const { pid, host }: { pid: unknown; host: unknown } = JSON.parse(await readFile(path, 'utf8'));
    return host === hostname() && typeof pid === 'number' && !isAlive(pid);
  } catch {
    // Gone since, or not yet written: the next round sees.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
