import type { ScriptedReply, ScriptedTurn } from './script.ts';

/** A reply without optionals. */
export interface Turn {
  readonly reasoning: string;
  readonly chunks: readonly string[];
  readonly toolCalls: readonly ScriptedToolCall[];
  readonly finishReason: ScriptedFinish;
  readonly usage: ScriptedUsage;
}

/** A tool call as the AI SDK writes it. */
export interface ScriptedToolCall {
  readonly type: 'tool-call';
  readonly toolCallId: string;
  readonly toolName: string;
  /** JSON text. */
  readonly input: string;
}

/** Why it ended, as the AI SDK writes it. */
export interface ScriptedFinish {
  unified: 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'other';
  raw: string | undefined;
}

/** Tokens as the AI SDK writes them. */
export interface ScriptedUsage {
  inputTokens: { total: number; noCache: number; cacheRead: number; cacheWrite: number };
  outputTokens: { total: number; text: number; reasoning: number | undefined };
}

/** Completes a reply, or throws the error it has; `index` makes the ids of tool calls differ between requests. */
export function turnOf(reply: ScriptedReply, index: number): Turn {
  const turn: ScriptedTurn = typeof reply === 'string' ? { text: reply } : reply;
  if (turn.error !== undefined) throw turn.error;
  const { text = '', toolCalls = [], reasoning = '' } = turn;
  const finish = turn.finish ?? (toolCalls.length > 0 ? 'tool-calls' : 'stop');
  return {
    reasoning,
    chunks: turn.chunks ?? (text === '' ? [] : [text]),
    toolCalls: toolCalls.map(({ name, input }, number) => ({
      ...{ type: 'tool-call', toolName: name, input: JSON.stringify(input) },
      toolCallId: `call_${index}_${number}`,
    })),
    finishReason: { unified: finish === 'refused' ? 'content-filter' : finish, raw: finish },
    usage: usageOf(turn),
  };
}

function usageOf({ usage = {} }: ScriptedTurn): ScriptedUsage {
  const { inputTokens = 0, cachedInputTokens = 0, cacheWriteInputTokens = 0, outputTokens = 0 } = usage;
  return {
    inputTokens: {
      ...{ total: inputTokens, cacheRead: cachedInputTokens, cacheWrite: cacheWriteInputTokens },
      noCache: inputTokens - cachedInputTokens - cacheWriteInputTokens,
    },
    outputTokens: { total: outputTokens, text: outputTokens, reasoning: undefined },
  };
}
