import { describe, expect, test } from 'vitest';
import { subjectOf } from './rate-limit-subject.ts';

interface Input {
  readonly user_id: string;
  readonly kind: string;
  readonly to: { readonly email: string };
  readonly tags: string[];
}

interface Context {
  readonly tenant: { readonly id: string };
}

type By = (input: Input, context: Context) => string;

const cases: readonly (readonly [text: string, expected: string, by: By])[] = [
  ['one property', 'user_id', (input) => input.user_id],
  ['one property twice', 'user_id', (input) => input.user_id + input.user_id],
  ['a nested property', 'to.email', ({ to }) => to.email],
  ['two properties', 'kind and to.email', (input) => `${input.kind}:${input.to.email}`],
  ['a property of which a method is called', 'to.email', (input) => input.to.email.trim().toLowerCase()],
  ['a list', 'tags', (input) => [...input.tags].join() + input.tags.map((tag) => tag.length).join()],
  ['the first of two choices', 'user_id', (input) => input.user_id ?? input.kind],
  ['input and context', 'user_id', (input, { tenant }) => `${tenant.id}/${input.user_id}`],
  ['a text of it', 'user_id', (input) => String(input.user_id)],
  ['the context only', 'subject', (_input, context) => context.tenant.id],
  ['nothing', 'subject', () => 'all'],
];

describe('subjectOf', () => {
  test.each(cases)('tells %s: %s', (_text, expected, by) => {
    expect(subjectOf(by)).toBe(expected);
  });

  test('tells what was read before `by` threw', () => {
    const by: By = (input) => {
      if (input.kind.length > -1) throw new Error('no such kind');
      return input.user_id;
    };
    expect(subjectOf(by)).toBe('kind.length');
  });

  test('ends a `by` that reads without end', () => {
    const by: By = (input) => {
      while (input.user_id) input.kind;
      return '';
    };
    expect(subjectOf(by)).toBe('user_id and kind');
  });
});
