import { describe, expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

describe('nearestName', () => {
  const known = ['description', 'input', 'output', 'effect', 'timeoutMs', 'execute', 'by'];
  test.each([
    ['efect', 'effect'],
    ['effcet', 'effect'],
    ['Output', 'output'],
    ['timeoutms', 'timeoutMs'],
    ['timeout', 'timeoutMs'],
    ['exceute', 'execute'],
    ['descripton', 'description'],
    ['bi', 'by'],
    ['xy', 'by'],
    ['q', null],
    ['handler', null],
    ['', null],
    ['x'.repeat(65), null],
  ])('%s: %s', (name, expected) => {
    expect(nearestName(name, known)).toBe(expected);
  });

  test('finds nothing among nothing', () => {
    expect(nearestName('effect', [])).toBeNull();
  });
});
