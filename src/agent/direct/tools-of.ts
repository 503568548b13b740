import type { Tool } from '../../model/index.ts';
import {
  cleanSchema,
  cleanText,
  type FunctionDescription,
  type JsonSchema,
  limitsOf,
} from '../../sdk/index.ts';

/**
 * The functions of an SDK as tools of a model; with an answer schema, `final_answer` is the last of them: what stands
 * before it is the same in every run. Examples are left out, which are Python.
 */
export function toolsOf(
  functions: readonly FunctionDescription[],
  answer: JsonSchema | null,
): readonly Tool[] {
  const tools = functions.map((each) => ({
    name: each.name,
    description: descriptionOf(each),
    inputSchema: cleanSchema(each.input) as Tool['inputSchema'],
  }));
  return answer === null ? tools : [...tools, finalAnswer(answer)];
}

/** What a page of Python says of a function, too: what it does, what holds a call back, what must not be done. */
function descriptionOf(of: FunctionDescription): string {
  const { description, effect, warnings } = of;
  const limits = limitsOf(of);
  const isHarmless = effect !== 'write' && limits.length === 0;
  return [
    ...(description === '' ? [] : [cleanText(description)]),
    ...(isHarmless ? [] : [`Effect: ${[effect, ...limits].join('; ')}.`]),
    ...warnings.map((warning) => `WARNING: ${cleanText(warning)}`),
  ].join('\n');
}

function finalAnswer(schema: JsonSchema): Tool {
  const answer = cleanSchema(schema);
  return {
    name: 'final_answer',
    description: 'Ends the task with this answer. Call it, alone, as soon as you have it.',
    inputSchema: {
      type: 'object',
      properties: { answer: atAnswer(typeof answer === 'boolean' ? {} : answer) },
      required: ['answer'],
      additionalProperties: false,
    } as Tool['inputSchema'],
  };
}

/** References count from the root of a schema, which is no longer that of the answer. */
function atAnswer(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(atAnswer);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]: [string, unknown]) => {
    const isReference = key === '$ref' && typeof value === 'string' && /^#(?:\/|$)/.test(value);
    return [key, isReference ? `#/properties/answer${value.slice(1)}` : atAnswer(value)];
  });
  return Object.fromEntries(entries);
}
