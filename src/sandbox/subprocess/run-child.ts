import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type HostFrame, parseGuestFrame } from '../../wire/index.ts';
import type { SandboxEnd, SandboxRun } from '../index.ts';

const guestFolder = fileURLToPath(new URL('../../../guest/', import.meta.url));

/** The guest reads frames on descriptor 3 and writes them on 4, so that nothing printed can be a frame. */
const frameIn = 3;
const frameOut = 4;

/** Runs one program in a new child; the child is gone when this settles. */
export async function runChild(python: string, run: SandboxRun): Promise<SandboxEnd> {
  const child = spawn(python, ['-I', '-S', '-c', boot, guestFolder], {
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const gone = new Promise<SandboxEnd>((resolve) => {
    child.once('error', (error) =>
      resolve(stopped('unavailable', `Cannot start ${python}: ${error.message}`)),
    );
    child.once('close', (code, signal) => resolve(stopped('crashed', `Python ended: ${signal ?? code}`)));
  });
  const ended = converse(child, run);
  using _limits = limitsOf(child, run);
  const end = await Promise.race([_limits.reached, ended, gone]);
  killGroup(child);
  await gone;
  return end;
}

/** `-I` ignores the environment and the working directory; the guest's folder is the one addition. */
const boot =
  'import sys; sys.path.insert(0, sys.argv[1]); import pungi_guest.child; pungi_guest.child.main()';

async function converse(child: ChildProcess, run: SandboxRun): Promise<SandboxEnd> {
  const input = child.stdio[frameIn] as Writable;
  const send = (frame: HostFrame): void => {
    input.write(`${JSON.stringify(frame)}\n`);
  };
  input.on('error', () => {});
  send({ kind: 'start', source: run.source, manifest: run.manifest });
  for await (const line of createInterface({ input: child.stdio[frameOut] as Readable })) {
    const frame = parseGuestFrame(line);
    if (frame.kind === 'text') run.onText({ stream: frame.stream, text: frame.text });
    else if (frame.kind === 'call') {
      const { seq } = frame.call;
      void run.onCall(frame.call).then((reply) => send({ kind: 'reply', seq, reply }));
    } else
      return frame.error
        ? { status: 'failed', error: frame.error }
        : { status: 'completed', value: frame.value };
  }
  return new Promise(() => {}); // the closed channel is reported by the child's own end
}

function limitsOf(child: ChildProcess, run: SandboxRun): Disposable & { reached: Promise<SandboxEnd> } {
  const { promise, resolve } = Promise.withResolvers<SandboxEnd>();
  const timer = setTimeout(
    () => resolve(stopped('wall', 'Execution timed out')),
    Math.min(run.limits.wallMs, run.limits.timeMs),
  );
  const abort = (): void => resolve(stopped('aborted', 'The caller aborted the program.'));
  if (run.signal.aborted) abort();
  run.signal.addEventListener('abort', abort);
  child.once('exit', () => clearTimeout(timer));
  return {
    reached: promise,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      run.signal.removeEventListener('abort', abort);
    },
  };
}

function stopped(reason: 'wall' | 'aborted' | 'crashed' | 'unavailable', message: string): SandboxEnd {
  return { status: 'stopped', reason, message };
}

/** The child leads its own group: what it started ends with it. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // gone between the check and the kill
  }
}
