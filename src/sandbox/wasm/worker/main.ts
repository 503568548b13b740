/** The entry of a worker: one interpreter at a time, one program after the other. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { pageBytes } from '../binary/memory-limit.ts';
import type { Image } from '../host/image.ts';
import { type Interpreter, instantiate } from '../host/interpreter.ts';
import type { BootData, BootMessage, Engine, StartingPoint } from './boot.ts';
import { GuestSide } from './guest-side.ts';
import { keptLayers } from './layers.ts';
import { nothingAround } from './nothing-around.ts';
import type { ProgramInput } from './program.ts';
import { runProgram } from './run-program.ts';
import { forbiddenAbilities, giveUpFiles } from './self-test.ts';

/** Instances that are collected late still reserve address space: a worker that made so many makes room. */
const mostInterpreters = 32;

function boot(data: BootData): void {
  giveUpFiles();
  const abilities = forbiddenAbilities();
  if (abilities.length > 0) {
    tell({ kind: 'unsealed', abilities });
    return;
  }
  parentPort?.once('message', (engine: Engine) => serve(data, engine));
}

function serve(data: BootData, engine: Engine): void {
  const interpreter = instantiate(engine.module);
  const start = engine.start ?? warmUp(interpreter);
  if (engine.start !== undefined) interpreter.restore(start.image);
  tell({ kind: 'ready', start });
  runPrograms({ ...data, module: engine.module }, start.image, interpreter);
}

function tell(message: BootMessage): void {
  parentPort?.postMessage(message);
}

/** The state after the first, empty request, in which the guest makes itself ready. */
function warmUp(interpreter: Interpreter): StartingPoint {
  const end = interpreter.run(new Uint8Array(), nothingAround());
  const greeting = end.kind === 'returned' ? end.reply : new Uint8Array();
  return { image: interpreter.snapshot(), greeting };
}

/** Blocks this thread for good; the host ends it by terminating the worker, or it retires. */
function runPrograms(boot: BootData & Pick<Engine, 'module'>, image: Image, first: Interpreter): void {
  const side = new GuestSide(boot.shared);
  let interpreter = first;
  const layers = keptLayers(image);
  for (let made = 1; made <= mostInterpreters; ) {
    side.waitForProgram();
    const input: ProgramInput = receiveMessageOnPort(boot.port)?.message;
    if (!layers.begin(interpreter, input.layer ?? null)) {
      interpreter = instantiate(boot.module);
      interpreter.restore(image);
      made += 1;
    }
    const { kind, reply, collected } = runProgram(interpreter, input, side);
    boot.port.postMessage(collected);
    side.finish(kind, reply, interpreter.memory.length / pageBytes);
    // After anything but an orderly end this thread is not trusted with another program.
    if (kind !== 'returned' && kind !== 'ended') break;
    if (!boot.fresh && layers.restore(interpreter)) continue;
    interpreter = instantiate(boot.module);
    layers.restore(interpreter);
    made += 1;
  }
  side.retire();
}

boot(workerData);
