import type { LanguageModel } from '../../../src/model/index.ts';
import type { WireAnswer } from './model-server.ts';

/** What a model says, apart from any wire format. */
export interface WireReply {
  readonly chunks: readonly string[];
  readonly thinking?: string;
  readonly toolCall?: { readonly id: string; readonly name: string; readonly input: string };
  /** @default 'stop' */
  readonly finish?: 'stop' | 'length' | 'refused';
}

/** What every reply counts: input tokens (of them 8 from the cache), output tokens. */
export const wireUsage = { input: 20, cached: 8, output: 5 } as const;

/** One wire format, with the real package of its provider. */
export interface Dialect {
  readonly name: string;
  /** Where requests arrive. */
  readonly path: string;
  /** A model that asks the server at that address. */
  model(url: string): LanguageModel;
  /** The events of a streamed reply. */
  events(reply: WireReply): readonly string[];
  /** An error as this provider sends it. */
  error(status: number, words: ErrorWords): WireAnswer;
  /** An error in the middle of a stream. */
  errorEvent(words: ErrorWords): string;
}

/** An error in a provider's words. */
export interface ErrorWords {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
}

/** A whole streamed reply. */
export function streamed(dialect: Dialect, reply: WireReply): WireAnswer {
  return { headers: { 'content-type': 'text/event-stream' }, body: dialect.events(reply) };
}

/** One server-sent event with a name. */
export function namedEvent(data: { readonly type: string }): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A JSON body with that status. */
export function jsonAnswer(status: number, body: object): WireAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: [JSON.stringify(body)] };
}
