import type { Tool } from '../../model/index.ts';
import type { FunctionDescription, JsonSchema } from '../../sdk/index.ts';

/** The functions of an SDK as tools of a model; with an answer schema, `final_answer` is one of them. */
export function toolsOf(
  functions: readonly FunctionDescription[],
  answer: JsonSchema | null,
): readonly Tool[] {
  const tools = functions.map((each) => ({
    name: each.name,
    description: descriptionOf(each),
    inputSchema: each.input as Tool['inputSchema'],
  }));
  return answer === null ? tools : [...tools, finalAnswer(answer)];
}

function descriptionOf({ description, effect, approval, warnings, output }: FunctionDescription): string {
  const asks = { ask: '; asks for approval', depends: '; may ask for approval', never: '' }[approval];
  return [
    description,
    `Effect: ${effect}${asks}.`,
    ...warnings.map((warning) => `WARNING: ${warning}`),
    ...(output === null ? [] : [`Returns JSON of this schema: ${JSON.stringify(output)}`]),
  ].join('\n');
}

/** References of a schema count from its root: its definitions move there. */
function finalAnswer(answer: JsonSchema): Tool {
  const { $defs, definitions, ...schema } = typeof answer === 'boolean' ? {} : answer;
  return {
    name: 'final_answer',
    description: 'Ends the run with this answer. ALWAYS call it, alone, once you have it.',
    inputSchema: {
      type: 'object',
      properties: { answer: schema },
      required: ['answer'],
      additionalProperties: false,
      ...($defs === undefined ? {} : { $defs }),
      ...(definitions === undefined ? {} : { definitions }),
    } as Tool['inputSchema'],
  };
}
