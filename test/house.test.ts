import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doorCases, graphCases, type HouseCase, roomCases, soundCases } from './house/house.cases.ts';
import { inspectHouse } from './house/inspect.ts';
import { readFiles } from './house/read-files.ts';

test('the house stands as its table says', () => {
  const files = readFiles(join(import.meta.dirname, '..'));

  expect([...files.keys()]).toContain('src/errors/index.ts');
  expect(inspectHouse(files)).toEqual([]);
});

describe('the inspection finds that', () => {
  test.for([...roomCases, ...doorCases, ...graphCases])('$title', complaintsMatch);
});

describe('the inspection accepts that', () => {
  test.for(soundCases)('$title', complaintsMatch);
});

function complaintsMatch({ files, complaints }: HouseCase): void {
  expect(inspectHouse(new Map(Object.entries(files)))).toEqual(complaints);
}
