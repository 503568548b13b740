import { expect, test } from 'vitest';
import { freeUser } from './program-user.ts';

test('a user of the host is never taken', () => {
  const passwd = 'root:x:0:0::/root:/bin/sh\nservice:x:61184:61184::/:/bin/false\n';
  const drawn = [61_184, 61_184, 61_185];
  expect(freeUser(passwd, () => drawn.shift() ?? 0)).toEqual({ uid: 61_185, gid: 61_185 });
});
