import { describe, expect, test } from 'vitest';
import { openLink } from './link.ts';
import { scene, text, turn } from './played-relay.cases.ts';

describe('a program that is ended', () => {
  test('is killed, at once or after a moment', () => {
    const { link, heard } = scene();
    link.kill();
    link.kill(200);
    expect(heard()).toEqual(['K ', 'K 200']);
  });

  test('is done with when it left with status 0 and all it wrote was told', async () => {
    const { link, says } = scene();
    for (const name of ['fromGuest', 'stdout', 'stderr'] as const) link[name].resume();
    const done: boolean[] = [];
    for (const said of ['X', 'F', 'O', 'E']) {
      done.push(link.isDone);
      says(said, said === 'X' ? 'exit 0' : '');
      await turn();
    }
    expect([...done, link.isDone]).toEqual([false, false, false, false, true]);
  });

  test.each(['exit 3', 'signal 9'])('by %s is never done with', async (end) => {
    const { link, says } = scene();
    for (const name of ['fromGuest', 'stdout', 'stderr'] as const) link[name].resume();
    says('X', end);
    for (const said of ['F', 'O', 'E']) says(said);
    await turn();
    expect(link.isDone).toBe(false);
  });

  test('makes room for another one, whose frames are heard by another link', async () => {
    const { link, says, heard, fromRelay, toRelay } = scene();
    const before = [fromRelay, toRelay].map((stream) => stream.listenerCount('error'));
    link.fromGuest.resume();
    link.renew();
    expect(heard()).toEqual(['R ']);
    expect(link.isDone).toBe(false);
    const next = openLink({ fromRelay, toRelay });
    expect([fromRelay, toRelay].map((stream) => stream.listenerCount('error'))).toEqual(before);
    const seen: string[] = [];
    next.fromGuest.on('data', (bytes) => seen.push(text(bytes)));
    says('F', 'ready');
    await turn();
    expect(seen).toEqual(['ready']);
  });
});
