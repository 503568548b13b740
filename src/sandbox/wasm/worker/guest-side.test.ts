import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { controlWords, createSharedMemory, phase, word, writeShared } from './shared-memory.ts';

test('a frame waits for its answer, whatever else wakes it', async () => {
  const shared = createSharedMemory({ frameBytes: 100, outputBytes: 100 });
  const words = controlWords(shared);
  const script = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { GuestSide } from ${JSON.stringify(new URL('./guest-side.ts', import.meta.url).href)};
    const { bytes } = new GuestSide(workerData).ask(Buffer.from('question'), false);
    parentPort.postMessage(Buffer.from(bytes).toString());
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), {
    workerData: shared,
  });
  const heard = new Promise((resolve) => worker.once('message', resolve));
  while (Atomics.load(words, word.phase) !== phase.asking) await new Promise(setImmediate);
  // As the host does when it comes late with the notification of something before. It wakes once the guest sleeps.
  while (Atomics.notify(words, word.phase) === 0) await new Promise(setImmediate);
  while (Atomics.notify(words, word.phase) === 0) await new Promise(setImmediate);
  writeShared(shared.frame, Buffer.from('answer'));
  words[word.frameLength] = 'answer'.length;
  Atomics.store(words, word.phase, phase.answered);
  Atomics.notify(words, word.phase);
  expect(await heard).toBe('answer');
  await worker.terminate();
});
