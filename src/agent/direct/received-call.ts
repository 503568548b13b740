import { nearestName, PungiError, shortText } from '../../errors/index.ts';
import type { ToolCall } from '../../model/index.ts';
import { type Limits, parseText, type ReceivedCall, type Value, valueLimits } from '../../value/index.ts';

/** Where a tool call stands, and what it may be. */
export interface Turn {
  /** The number of the model turn, from 1. */
  readonly step: number;
  /** The names of the functions. */
  readonly functions: readonly string[];
  readonly limits: Limits;
}

/**
 * A tool call as the desk takes one. Its position is the turn and the place in it, `2:0`: no two calls of a run share
 * one, and none has that of a program's call, which begins with 0. What a model wrote may be anything: a name without
 * a function, and arguments that are no JSON or beyond the limits, become the `problem` that the call is refused for.
 */
export function receivedCall(call: ToolCall, seq: number, turn: Turn): ReceivedCall {
  const at = { seq, name: shortText(call.name, longestName), position: `${turn.step}:${seq}`, line: null };
  const unknown = unknownName(call.name, turn.functions);
  if (unknown !== null) return { ...at, input: {}, problem: unknown };
  try {
    return { ...at, input: inputOf(call.inputText, turn.limits) };
  } catch (error) {
    if (!PungiError.isInstance(error)) throw error;
    return { ...at, input: {}, problem: error.code === 'VALUE_TOO_LARGE' ? error.message : unreadable };
  }
}

/** Longer names are no function's, and each call is logged with its own. */
const longestName = 64;

const unreadable =
  'The arguments could not be read: expected a JSON object, with no integer beyond ±(2^53 − 1).';

function unknownName(name: string, functions: readonly string[]): string | null {
  if (name === 'final_answer' || functions.includes(name)) return null;
  const nearest = nearestName(name, functions);
  const hint = nearest === null ? `There are: ${functions.join(', ')}.` : `Did you mean \`${nearest}\`?`;
  return `There is no tool \`${shortText(name, longestName)}\`. ${hint}`;
}

/** Read again from the text: a parser that rounds integers has read what the model's message holds. */
function inputOf(text: string, limits: Limits): Value {
  // Some servers send nothing where a function takes nothing.
  if (text.trim() === '') return {};
  return parseText(text, valueLimits(limits), 'arguments').json as Value;
}
