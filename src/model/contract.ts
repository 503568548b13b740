import type { Json, JsonObject, ProviderOptions } from './language-model.ts';

/** One turn of the conversation with a model. All of it is plain JSON, so that a run can be written down. */
export type Message = TextMessage | AssistantMessage | ToolMessage;

/**
 * `cache` marks the end of what later requests repeat: the provider is told to cache the prompt up to here, where it
 * wants to be told (Anthropic; others do it by themselves). The first mark and the last three are sent.
 */
interface Cacheable {
  readonly cache?: true;
}

/**
 * What the host says: the instructions (`system`), the task and observations (`user`). Several of one role in a row
 * are one text, with an empty line between, for providers whose models take only one.
 */
export interface TextMessage extends Cacheable {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/** What the model said. `reply.message` is one, ready to be put into the next request. */
export interface AssistantMessage extends Cacheable {
  readonly role: 'assistant';
  readonly content: string;
  readonly toolCalls?: readonly ToolCall[];
  /** Sent back only beside tool calls: there some providers require it. */
  readonly reasoning?: readonly Reasoning[];
}

/** What came of the tool calls of the message before. */
export interface ToolMessage extends Cacheable {
  readonly role: 'tool';
  readonly results: readonly ToolResult[];
}

/** A piece of reasoning, with what its provider wants back. */
export interface Reasoning {
  readonly text: string;
  readonly providerOptions?: ProviderOptions;
}

/** One function as a model in direct mode sees it. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of an object. */
  readonly inputSchema: JsonObject;
}

/** A tool call that the model wrote. Written by a model: check the name and the input. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** Absent where the text is no JSON. */
  readonly input?: Json;
  /** As the model wrote it. */
  readonly inputText: string;
  readonly providerOptions?: ProviderOptions;
}

/** What one tool call gave. */
export interface ToolResult {
  /** Id and name of the call. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly isError?: boolean;
}

/** One question to a model, with its retries. */
export interface AskOptions {
  readonly messages: readonly Message[];
  readonly tools?: readonly Tool[];
  /** Ends the question at once, also while it waits for a retry. */
  readonly signal?: AbortSignal;
  /** @default what the provider takes for the model */
  readonly maxOutputTokens?: number;
  /** Further attempts after the first, for what may pass: 408, 409, 429, 5xx, network, a broken stream. @default 4 */
  readonly retries?: number;
  /**
   * How long the stream may give nothing before the attempt counts as broken; models that reason send nothing for
   * minutes. @default 300_000, as long as Node's own fetch waits
   */
  readonly stallMs?: number;
  /** Gets the text as it comes. Must not throw. A retry starts the text again from nothing. */
  readonly onText?: (delta: string) => void;
  /** Gets the reasoning as it comes, where the provider shows it. Must not throw. */
  readonly onReasoning?: (delta: string) => void;
  /** Gets told before each wait for a retry: what was streamed so far is void. Must not throw. */
  readonly onRetry?: (retry: Retry) => void;
  /** Where time and chance come from. @default those of the host */
  readonly clock?: Clock;
}

/** A retry that is about to be waited for. */
export interface Retry {
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  readonly delayMs: number;
  readonly reason: FailureReason;
  readonly message: string;
}

/** Time and chance, as tests give them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** Calls back once after that time; gives what prevents it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** How a question ended. Always data: a model that fails is an expected end. */
export type ModelReply = ModelAnswer | ModelFailure | ModelAborted;

/** What every end tells. */
interface ReplyBase {
  /** Of all attempts, as far as they told. */
  readonly usage: Usage;
  /** Requests made, from 1; 0 where it was aborted before the first. */
  readonly attempts: number;
  /** What the provider said of the request, such as an option it does not know. */
  readonly warnings: readonly string[];
}

/** The model replied, if only with nothing. */
export interface ModelAnswer extends ReplyBase {
  readonly status: 'replied';
  readonly finish: Finish;
  /** The reason in the provider's own word. */
  readonly rawFinish?: string;
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  /** This turn, for the next request. */
  readonly message: AssistantMessage;
}

/**
 * Why the model ended its reply.
 * `stop`: it was done, and there is text. `length`: cut off at the token limit, with or without text.
 * `tool-calls`: it waits for results. `refused`: it or a filter would not answer. `empty`: it was done without a
 * word. `reasoning-only`: it was done after reasoning alone. `other`: there is text, and the provider gave no reason
 * that is known.
 */
export type Finish = 'stop' | 'length' | 'tool-calls' | 'refused' | 'empty' | 'reasoning-only' | 'other';

/** The model could not be asked: a run that meets it has failed. */
export interface ModelFailure extends ReplyBase {
  readonly status: 'failed';
  readonly reason: FailureReason;
  /** What happened and what to do about it, for a person. */
  readonly message: string;
  /** Of the last response, where there was one. */
  readonly httpStatus?: number;
}

/**
 * What went wrong, last.
 * Never retried: `auth` (key or rights), `quota` (nothing left to spend), `not-found` (no such model), `bad-request`,
 * `context-overflow` (the conversation is longer than the model reads: shorten it), `unexpected` (the model object
 * threw something that is no failed request). Retried until the attempts were used up: `rate-limit`, `unavailable`
 * (5xx), `network`, `stalled` (no sign of life for `stallMs`), `truncated` (the stream ended before the reply did),
 * `malformed` (what came was no reply).
 */
export type FailureReason =
  | 'auth'
  | 'quota'
  | 'not-found'
  | 'bad-request'
  | 'context-overflow'
  | 'unexpected'
  | 'rate-limit'
  | 'unavailable'
  | 'network'
  | 'stalled'
  | 'truncated'
  | 'malformed';

/** The signal ended it. */
export interface ModelAborted extends ReplyBase {
  readonly status: 'aborted';
}

/** Tokens; 0 where the provider did not tell. */
export interface Usage {
  /** All of the prompt, what came from the cache included. */
  readonly inputTokens: number;
  /** Of these, read from the provider's cache. */
  readonly cachedInputTokens: number;
  /** Of these, written to it: some providers charge more for them. */
  readonly cacheWriteInputTokens: number;
  /** All of the reply, reasoning included. */
  readonly outputTokens: number;
}
