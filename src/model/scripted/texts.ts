import type { CallOptions, PromptMessage } from '../language-model.ts';
import type { ScriptedRequest } from './script.ts';

/** What a request says in texts: of tool calls their input, of tool results what they gave. */
export function textsOf({
  prompt,
  tools = [],
}: CallOptions): Pick<ScriptedRequest, 'messages' | 'toolNames'> {
  return {
    messages: prompt.map((message) => ({ role: message.role, text: textOf(message) })),
    toolNames: tools.map(({ name }) => name),
  };
}

type Part = Exclude<PromptMessage['content'], string>[number];

function textOf({ content }: PromptMessage): string {
  return typeof content === 'string' ? content : content.map(partText).join('\n');
}

function partText(part: Part): string {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return part.text;
    case 'tool-call':
      return `${part.toolName}(${JSON.stringify(part.input)})`;
    case 'tool-result':
      return part.output.value;
    default:
      // As a model of the AI SDK it may be given parts that Pungi never sends.
      return '';
  }
}
