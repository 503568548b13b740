import { expect, test } from 'vitest';
import { cacheFolder } from './cache-folder.ts';

test.each([
  { platform: 'linux', env: {}, home: '/home/u', expected: '/home/u/.cache/pungi' },
  { platform: 'linux', env: { XDG_CACHE_HOME: '/x' }, home: '/home/u', expected: '/x/pungi' },
  {
    platform: 'linux',
    env: { XDG_CACHE_HOME: 'relative' },
    home: '/home/u',
    expected: '/home/u/.cache/pungi',
  },
  { platform: 'darwin', env: {}, home: '/Users/u', expected: '/Users/u/Library/Caches/pungi' },
  { platform: 'darwin', env: { XDG_CACHE_HOME: '/x' }, home: '/Users/u', expected: '/x/pungi' },
  {
    platform: 'win32',
    env: { LOCALAPPDATA: 'C:\\Users\\u\\AppData\\Local' },
    home: 'C:\\Users\\u',
    expected: 'C:\\Users\\u\\AppData\\Local\\pungi\\cache',
  },
  {
    platform: 'win32',
    env: {},
    home: 'C:\\Users\\u',
    expected: 'C:\\Users\\u\\AppData\\Local\\pungi\\cache',
  },
] as const)('is $expected on $platform with $env', ({ expected, ...surroundings }) => {
  expect(cacheFolder(surroundings)).toBe(expected);
});
