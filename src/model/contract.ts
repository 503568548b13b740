/** One turn of the conversation with a model. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Who writes the program. */
export interface Model {
  reply(messages: readonly Message[], options: { readonly signal: AbortSignal }): Promise<string>;
}
