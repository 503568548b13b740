import { addUsage, noUsage, type Usage } from '../model/index.ts';
import type { RunStopReason, RunUsage } from './outcome.ts';

/** What a run may use. It is looked at before each model turn: a turn that has begun is finished. */
export interface Budgets {
  /** Input and output together, what functions ask the model for included. @default no limit */
  readonly tokens?: number;
  /** In the currency of the prices, which it needs. @default no limit */
  readonly cost?: number;
  /** From the start of the run, without the waiting for approvals; it ends what is going on at once. @default no limit */
  readonly timeMs?: number;
  /** What a model turn costs. @default not known */
  readonly prices?: Prices;
  /** The most of one program's outcome that the model is shown, in UTF-16 units, at least 1,000. @default 12_000 */
  readonly observationCharacters?: number;
}

/** Prices of a million tokens. */
export interface Prices {
  readonly input: number;
  readonly output: number;
  /** @default that of input */
  readonly cachedInput?: number;
  /** @default that of input */
  readonly cacheWriteInput?: number;
}

/** What a run has used so far. */
export interface Spent {
  add(usage: Usage): void;
  /** A function asks the model for a text. */
  countGenerated(): void;
  readonly usage: RunUsage;
  /** Which budget is used up; null where none is. */
  readonly exhausted: { readonly reason: RunStopReason; readonly message: string } | null;
}

/** Opens the account of one run. */
export function openAccount(budgets: Budgets): Spent {
  return new Account(budgets);
}

/** What so many tokens cost. */
export function costOf(usage: Usage, prices: Prices): number {
  const { inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens } = usage;
  const plain = Math.max(0, inputTokens - cachedInputTokens - cacheWriteInputTokens);
  const input = prices.input * plain;
  const cached = (prices.cachedInput ?? prices.input) * cachedInputTokens;
  const written = (prices.cacheWriteInput ?? prices.input) * cacheWriteInputTokens;
  return (input + cached + written + prices.output * outputTokens) / 1_000_000;
}

class Account implements Spent {
  readonly #budgets: Budgets;
  #tokens: Usage = noUsage;
  #generated = 0;

  constructor(budgets: Budgets) {
    this.#budgets = budgets;
  }

  add(usage: Usage): void {
    this.#tokens = addUsage(this.#tokens, usage);
  }

  countGenerated(): void {
    this.#generated += 1;
  }

  get usage(): RunUsage {
    const { prices } = this.#budgets;
    const cost = prices === undefined ? {} : { cost: costOf(this.#tokens, prices) };
    return { ...this.#tokens, ...cost, generated: this.#generated };
  }

  get exhausted(): Spent['exhausted'] {
    const { tokens, cost } = this.#budgets;
    const { inputTokens, outputTokens, cost: spent = 0 } = this.usage;
    const used = inputTokens + outputTokens;
    if (tokens !== undefined && used >= tokens)
      return { reason: 'tokens', message: `The run has used ${used} tokens; ${tokens} were allowed.` };
    if (cost !== undefined && spent >= cost)
      return { reason: 'cost', message: `The run has cost ${spent}; ${cost} was allowed.` };
    return null;
  }
}
