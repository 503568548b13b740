/**
 * What Pungi uses of the AI SDK's language-model interface, in types of its own: a project needs no package of the
 * AI SDK to use Pungi, and a later version of the interface fits as long as this part of it stays. The type tests
 * hold it against the real `LanguageModelV3` and `LanguageModelV4`.
 */
export interface LanguageModel {
  readonly specificationVersion: 'v3' | 'v4';
  /** As the provider calls itself: `anthropic.messages`. */
  readonly provider: string;
  /** As the provider calls the model: `claude-sonnet-4-5`. */
  readonly modelId: string;
  doStream(options: CallOptions): PromiseLike<{ readonly stream: ReadableStream<StreamPart> }>;
}

/** One request. Arrays and objects are mutable because those of the AI SDK are; nobody changes them. */
export interface CallOptions {
  prompt: PromptMessage[];
  tools?: FunctionTool[];
  maxOutputTokens?: number;
  /** Asks for each event of the wire as well: a sign of life where an event gives no part. */
  includeRawChunks?: boolean;
  abortSignal?: AbortSignal;
}

/** One message as the AI SDK writes it. */
export type PromptMessage = { providerOptions?: ProviderOptions } & (
  | { role: 'system'; content: string }
  | { role: 'user'; content: TextPart[] }
  | { role: 'assistant'; content: (TextPart | ReasoningPart | ToolCallPart)[] }
  | { role: 'tool'; content: ToolResultPart[] }
);

/** Options and notes of one provider, under its name. */
export type ProviderOptions = Record<string, JsonObject>;

/** What JSON can say. */
export type Json = null | string | number | boolean | Json[] | JsonObject;

/** A JSON object. */
export type JsonObject = { [key: string]: Json | undefined };

interface TextPart {
  type: 'text';
  text: string;
}

interface ReasoningPart {
  type: 'reasoning';
  text: string;
  providerOptions?: ProviderOptions;
}

interface ToolCallPart {
  type: 'tool-call';
  toolCallId: string;
  toolName: string;
  input: unknown;
  providerOptions?: ProviderOptions;
}

interface ToolResultPart {
  type: 'tool-result';
  toolCallId: string;
  toolName: string;
  output: { type: 'text' | 'error-text'; value: string };
}

interface FunctionTool {
  type: 'function';
  name: string;
  description: string;
  inputSchema: JsonObject;
}

/** One part of a streamed reply; which fields it has depends on its type, and is looked at before it is used. */
export interface StreamPart {
  readonly type: string;
}
