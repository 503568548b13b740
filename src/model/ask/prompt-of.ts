import type { AssistantMessage, Message, ToolMessage } from '../contract.ts';
import type { PromptMessage } from '../language-model.ts';

/** The breakpoints that Anthropic takes in one request; it refuses more. */
const mostMarks = 4;

/**
 * Who takes messages as they are: Anthropic, at home and at others, which wants the marks between system texts; and
 * the scripted model, whose tests look at them.
 */
const apart = /anthropic|bedrock|^pungi$/i;

/**
 * The prompt of one request for a provider. A pure function of both, so that the same messages give the same bytes
 * and the provider's cache is hit.
 */
export function promptOf(messages: readonly Message[], provider: string): PromptMessage[] {
  const said = messages.flatMap(withText);
  const shaped = apart.test(provider) ? said : said.reduce(joined, []);
  const marked = sentMarks(shaped);
  return shaped.map((message, index) => {
    const plain = plainMessage(message);
    return marked.has(index)
      ? { ...plain, providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } }
      : plain;
  });
}

/** Providers refuse a message without text, and templates one that is missing between two of the other side. */
function withText(message: Message): readonly Message[] {
  if (message.role === 'tool' || message.content.trim() !== '') return [message];
  if (message.role === 'system') return [];
  if (message.role === 'assistant' && message.toolCalls !== undefined) return [{ ...message, content: '' }];
  return [{ ...message, content: '(nothing)' }];
}

/** Chat templates of Qwen, Gemma and Mistral take one system message, and want the others to take turns. */
function joined(before: readonly Message[], message: Message): readonly Message[] {
  const last = before.at(-1);
  const isMore = (message.role === 'system' || message.role === 'user') && last?.role === message.role;
  if (!isMore) return [...before, message];
  return [...before.slice(0, -1), { ...message, content: `${last.content}\n\n${message.content}` }];
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
