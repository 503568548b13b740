import { type AskOptions, askModel, type ModelReply } from '../../../src/model/index.ts';
import { anthropic } from './anthropic.ts';
import { compatibleChat, openaiChat } from './chat.ts';
import type { Dialect } from './dialect.ts';
import { HandClock } from './hand-clock.ts';
import { startModelServer, type WireAnswer, type WireRequest } from './model-server.ts';
import { openaiResponses } from './responses.ts';

/** Every wire format there is a server for. */
export const dialects: readonly Dialect[] = [anthropic, openaiResponses, openaiChat, compatibleChat];

/** What came of one question, and how the server and the clock saw it. */
export interface Asked {
  readonly reply: ModelReply;
  readonly requests: readonly WireRequest[];
  readonly waits: readonly number[];
}

/**
 * Asks a model of that dialect on a server that gives these answers. Settles only when the server has no connection
 * open, so that a test hangs where one was left behind.
 */
export async function askServer(
  dialect: Dialect,
  answers: readonly WireAnswer[],
  options: Partial<AskOptions> & { readonly clock?: HandClock } = {},
): Promise<Asked> {
  await using server = await startModelServer(answers);
  const clock = options.clock ?? new HandClock();
  const messages = options.messages ?? [{ role: 'user', content: 'Hi' }];
  const reply = await askModel(dialect.model(server.url), { ...options, clock, messages });
  await server.closed();
  return { reply, requests: server.requests, waits: clock.waits };
}
