import { expect, test } from 'vitest';
import { startWatched } from './watched-child.ts';

/** A watcher whose line about its guest is written only when the host knows of the watcher's own end. */
const late = `
echo child 999999 >&5
(while kill -0 $$ 2>/dev/null; do :; done; echo signal 9 >&5) >/dev/null 2>&1 3>&- 4>&- &
exit 0
`;

test('how a guest ended is what the watcher says, however late, and not how the watcher ended', async () => {
  const child = await startWatched({ path: '/bin/sh', args: ['-c', late], env: {}, cwd: '/' });
  await child.killable;
  expect(await child.exited).toEqual({ exitCode: null, signal: 'SIGKILL' });
  await child.gone;
});
