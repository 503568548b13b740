import { expect, test } from 'vitest';
import { Handles, Resource, standardHandles, Token } from './handles.ts';

class File extends Resource {
  readonly closed: string[];
  constructor(closed: string[]) {
    super();
    this.closed = closed;
  }
  override dropped(): void {
    this.closed.push('closed');
  }
}

test('gives each resource a handle of its own, beside the standard ones', () => {
  const handles = new Handles([[standardHandles.root, new Token()]]);
  const file = new File([]);
  expect([handles.add(file), handles.add(new Token())]).toEqual([16, 17]);
  expect(handles.get(16, File)).toBe(file);
  expect(handles.open).toBe(2);
});

test('tells a resource once that it was given up', () => {
  const closed: string[] = [];
  const handles = new Handles([]);
  const handle = handles.add(new File(closed));
  handles.drop(handle);
  handles.drop(handle);
  expect(closed).toEqual(['closed']);
  expect(handles.open).toBe(0);
});

test('refuses a handle that is not open, or of another kind', () => {
  const handles = new Handles([]);
  const handle = handles.add(new Token());
  expect(() => handles.get(99, File)).toThrow(
    'The guest broke the rules of its imports: handle 99 used as a File.',
  );
  expect(() => handles.get(handle, File)).toThrow(`handle ${handle} used as a File.`);
});

test('holds 16,384 at most, and says when it is full but for a few', () => {
  const handles = new Handles([]);
  for (let count = 0; count < 16_319; count += 1) handles.add(new Token());
  expect(handles.isFull).toBe(false);
  handles.add(new Token());
  expect(handles.isFull).toBe(true);
  for (let count = 16_320; count < 16_384; count += 1) handles.add(new Token());
  expect(() => handles.add(new Token())).toThrow(
    'The guest broke the rules of its imports: more than 16384 open handles.',
  );
});
