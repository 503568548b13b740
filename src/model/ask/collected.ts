import { shortText } from '../../errors/index.ts';
import type { Reasoning, ToolCall, Usage } from '../contract.ts';
import type { Json, ProviderOptions, StreamPart } from '../language-model.ts';
import type { AttemptEnd } from './attempt-end.ts';
import type { Failure } from './failure.ts';
import { failureOf } from './failure-of.ts';
import { noUsage, type ProviderUsage, usageOf } from './usage.ts';

/** A reply longer than this is cut off: no model writes as much, and a server without end must not fill the memory. */
const longestUnits = 8 * 1024 * 1024;

/** What of a stream is told on while it comes. */
interface Listeners {
  readonly onText: (delta: string) => void;
  readonly onReasoning: (delta: string) => void;
}

/** What came of one reply so far. Nothing is told on after its attempt is over. */
export class Collected {
  text: string = '';
  readonly reasoning: Map<string, Reasoning> = new Map<string, Reasoning>();
  readonly toolCalls: ToolCall[] = [];
  warnings: readonly string[] = [];
  usage: Usage = noUsage;
  finish: { readonly unified: string; readonly raw?: string | undefined } | null = null;
  failure: Failure | null = null;
  #units = 0;
  readonly #listeners: Listeners;
  readonly #over: AbortSignal;

  constructor(listeners: Listeners, over: AbortSignal) {
    this.#listeners = listeners;
    this.#over = over;
  }

  /** Takes one part; false: there is no use in more. The first failure wins. */
  take(part: StreamPart): boolean {
    if (this.#over.aborted) return false;
    const known = part as KnownPart;
    switch (known.type) {
      case 'stream-start':
        this.warnings = (known.warnings ?? []).map(warningText);
        return true;
      case 'text-delta':
        return this.#takeText(known.delta);
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
        return this.#takeReasoning(known);
      case 'tool-call':
        return this.#takeToolCall(known);
      case 'finish':
        this.usage = usageOf(known.usage);
        this.finish = known.finishReason;
        return true;
      case 'error':
        this.failure = failureOf(known.error);
        return false;
      default:
        // Others are signs of life, and no more.
        return true;
    }
  }

  /** The end of this attempt with that failure. */
  failed(failure: Failure): AttemptEnd {
    return { status: 'failed', failure, usage: this.usage, warnings: this.warnings };
  }

  /** The end of this attempt by its signal. */
  aborted(): AttemptEnd {
    return { status: 'aborted', usage: this.usage, warnings: this.warnings };
  }

  #takeText(delta: string): boolean {
    if (delta === '') return true;
    this.text += delta;
    this.#listeners.onText(delta);
    return this.#hasRoomAfter(delta);
  }

  /** The provider's note on a block comes with any of its parts, the last one is whole. */
  #takeReasoning({ id, delta = '', providerMetadata }: ReasoningStreamPart): boolean {
    const before = this.reasoning.get(id);
    const providerOptions = providerMetadata ?? before?.providerOptions;
    const text = (before?.text ?? '') + delta;
    this.reasoning.set(id, { text, ...(providerOptions !== undefined && { providerOptions }) });
    if (delta !== '') this.#listeners.onReasoning(delta);
    return this.#hasRoomAfter(delta);
  }

  #takeToolCall({ toolCallId, toolName, input, providerMetadata }: ToolCallStreamPart): boolean {
    const value = parsed(input);
    this.toolCalls.push({
      ...{ id: toolCallId, name: toolName, inputText: input },
      ...(value !== undefined && { input: value }),
      ...(providerMetadata !== undefined && { providerOptions: providerMetadata }),
    });
    return this.#hasRoomAfter(input);
  }

  #hasRoomAfter(delta: string): boolean {
    this.#units += delta.length;
    if (this.#units <= longestUnits) return true;
    this.finish = { unified: 'length', raw: 'longer than this library reads' };
    return false;
  }
}

interface ReasoningStreamPart {
  readonly type: 'reasoning-start' | 'reasoning-delta' | 'reasoning-end';
  readonly id: string;
  readonly delta?: string;
  readonly providerMetadata?: ProviderOptions;
}

interface ToolCallStreamPart {
  readonly type: 'tool-call';
  readonly toolCallId: string;
  readonly toolName: string;
  /** JSON text. */
  readonly input: string;
  readonly providerMetadata?: ProviderOptions;
}

type KnownPart =
  | { readonly type: 'stream-start'; readonly warnings?: readonly Warning[] }
  | { readonly type: 'text-delta'; readonly delta: string }
  | ReasoningStreamPart
  | ToolCallStreamPart
  | {
      readonly type: 'finish';
      readonly usage?: ProviderUsage;
      readonly finishReason: { readonly unified: string; readonly raw?: string | undefined };
    }
  | { readonly type: 'error'; readonly error: unknown };

/** What a provider says of a request, in any of its forms. */
interface Warning {
  readonly type: string;
  readonly feature?: string;
  readonly setting?: string;
  readonly details?: string | undefined;
  readonly message?: string;
}

function warningText({ type, feature, setting, details, message }: Warning): string {
  const about = [type === 'other' ? '' : type, feature ?? setting ?? ''].filter(Boolean).join(' ');
  return shortText([about, message ?? details ?? ''].filter(Boolean).join(': '), 300);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
