import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { interruptible } from './interrupt.ts';

const path = new URL('./interrupt.ts', import.meta.url).href;

/** Waits until interrupted, says that it cleaned up, and would then go on for ever. */
const script = `
  import { interruptible } from '${path}';
  const waiting = setInterval(() => {}, 1000);
  await interruptible(new AbortController().signal, (signal) => new Promise((resolve) => {
    signal.addEventListener('abort', () => { console.log('cleaned up'); resolve(); });
    console.log('working');
  }));
`;

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
  'lets the work clean up on %s, then ends as it would have',
  async (name) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let printed = '';
    child.stdout.on('data', (text: Buffer) => {
      printed += text.toString();
      if (printed === 'working\n') child.kill(name);
    });
    const [, signal] = await once(child, 'close');
    expect([printed, signal]).toEqual(['working\ncleaned up\n', name]);
  },
);

test('leaves it to who already listens', async () => {
  const listener = () => {};
  process.on('SIGINT', listener);
  try {
    const listeners = await interruptible(new AbortController().signal, async () =>
      process.listenerCount('SIGINT'),
    );
    expect(listeners).toBe(1);
  } finally {
    process.removeListener('SIGINT', listener);
  }
});
