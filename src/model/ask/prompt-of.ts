import type { AssistantMessage, Message, ToolMessage } from '../contract.ts';
import type { PromptMessage } from '../language-model.ts';

/** The breakpoints that Anthropic takes in one request; it refuses more. */
const mostMarks = 4;

/**
 * The prompt of one request. A pure function of the messages, so that the same messages give the same bytes and the
 * provider's cache is hit.
 */
export function promptOf(messages: readonly Message[]): PromptMessage[] {
  const marked = sentMarks(messages);
  return messages.map((message, index) => {
    const plain = plainMessage(message);
    return marked.has(index)
      ? { ...plain, providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } }
      : plain;
  });
}

/** The first mark stands after what all runs share; the last ones after what the latest requests share. */
function sentMarks(messages: readonly Message[]): ReadonlySet<number> {
  const marks = messages.flatMap(({ cache }, index) => (cache === true ? [index] : []));
  return new Set([...marks.slice(0, 1), ...marks.slice(1).slice(1 - mostMarks)]);
}

function plainMessage(message: Message): PromptMessage {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content };
    case 'user':
      return { role: 'user', content: [{ type: 'text', text: message.content }] };
    case 'assistant':
      return { role: 'assistant', content: assistantContent(message) };
    case 'tool':
      return { role: 'tool', content: message.results.map(resultPart) };
  }
}

type Content<Role> = Extract<PromptMessage, { role: Role }>['content'];

function assistantContent({
  content,
  toolCalls = [],
  reasoning = [],
}: AssistantMessage): Content<'assistant'> {
  const thoughts = toolCalls.length > 0 ? reasoning : [];
  return [
    ...thoughts.map((thought) => ({ type: 'reasoning' as const, ...thought })),
    // Providers refuse an empty text.
    ...(content === '' ? [] : [{ type: 'text' as const, text: content }]),
    ...toolCalls.map(({ id, name, input, providerOptions }) => ({
      type: 'tool-call' as const,
      toolCallId: id,
      toolName: name,
      input: input ?? {},
      ...(providerOptions !== undefined && { providerOptions }),
    })),
  ];
}

function resultPart({
  id,
  name,
  text,
  isError = false,
}: ToolMessage['results'][number]): Content<'tool'>[number] {
  return {
    type: 'tool-result',
    toolCallId: id,
    toolName: name,
    output: { type: isError ? 'error-text' : 'text', value: text },
  };
}
