import { describe, expect, test } from 'vitest';
import { fromJsonSchema } from '../from-json-schema.ts';
import { keywordCases } from './keywords.cases.ts';

describe.each(keywordCases)('$title', ({ schema, passes, fails }) => {
  const { validate } = fromJsonSchema(schema)['~standard'];

  test.each(passes.map((value) => [value]))('takes %o as it is', async (value) => {
    const result = await validate(value);
    expect(result.issues).toBeUndefined();
    expect(result).toHaveProperty('value', value);
  });

  test.each(fails)('refuses %o at %j: %s', async (value, path, message) => {
    const { issues = [] } = await validate(value);
    expect(issues[0]).toEqual({ path, message });
  });
});
