import type { Finish, Usage } from '../contract.ts';
import type { Json } from '../language-model.ts';

/** What a scripted model says, as a text or in detail. */
export type ScriptedReply = string | ScriptedTurn;

/** One reply in detail. */
export interface ScriptedTurn {
  /** @default the chunks together */
  readonly text?: string;
  /** The text as it is streamed. @default one chunk */
  readonly chunks?: readonly string[];
  readonly reasoning?: string;
  readonly toolCalls?: readonly { readonly name: string; readonly input: Json }[];
  /** @default 'tool-calls' where there are some, else 'stop' */
  readonly finish?: Exclude<Finish, 'empty' | 'reasoning-only'>;
  /** @default 0 each: nobody counted */
  readonly usage?: Partial<Usage>;
  /** Thrown in place of a reply, as a provider would. */
  readonly error?: unknown;
}

/** The replies in their order, or a function that makes each from what was asked. */
export type Script =
  | readonly ScriptedReply[]
  | ((request: ScriptedRequest) => ScriptedReply | Promise<ScriptedReply>);

/** What was asked, in plain texts. */
export interface ScriptedRequest {
  /** Requests before this one. */
  readonly index: number;
  readonly messages: readonly { readonly role: string; readonly text: string }[];
  readonly toolNames: readonly string[];
}
