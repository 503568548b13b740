import type { FunctionDescription } from '../description.ts';
import { readModel } from '../python/read-model.ts';
import type { PythonModel } from '../python/type.ts';
import type { JsonSchema } from '../schema.ts';
import { type DocsDetail, docsDetails, functionText } from './function-text.ts';
import type { Imports } from './header-text.ts';
import { pageText } from './page.ts';
import { estimateTokens } from './tokens.ts';

/** What `renderDocs` may show. */
export interface DocsOptions {
  /** The most that is shown of a function. @default 'full' */
  readonly detail?: DocsDetail;
  /** Functions are shown in less detail until the page has at most so many (estimated) tokens. @default no limit */
  readonly budgetTokens?: number;
  /** The modules a program may import; left out, the page does not say. */
  readonly imports?: Imports;
  /** JSON Schema of what `final_answer` must be given; left out, it takes `str | dict`. */
  readonly answer?: JsonSchema;
}

/** What has a page: an SDK, or descriptions that were never defined here. */
export type Documented =
  | readonly FunctionDescription[]
  | { readonly descriptions: readonly FunctionDescription[] };

/** The page, and what it shows. */
export interface Docs {
  readonly text: string;
  /** Estimated. */
  readonly tokens: number;
  /** False where even an index of all names passes the budget. */
  readonly fits: boolean;
  /** How much is shown of each function. */
  readonly details: { readonly [name: string]: DocsDetail };
}

/**
 * Renders the page the model reads. A function is never dropped: under a budget, first the longest functions
 * go from full to brief, then, when all are brief, from brief to signatures, then to the index. The same
 * functions in any order give the same bytes. Throws `INVALID_DEFINITION` on names Python cannot use.
 */
export function renderDocs(of: Documented, options: DocsOptions = {}): Docs {
  const { detail = 'full', budgetTokens = Number.POSITIVE_INFINITY, imports, answer } = options;
  const model = readModel('descriptions' in of ? of.descriptions : of, answer);
  const steps = reductions(model, detail);
  const docsAfter = (count: number): Docs =>
    docsOf(model, { steps: steps.slice(0, count), detail, imports, budgetTokens });
  return firstThatFits(docsAfter, steps.length);
}

/** One function shown in less detail. */
interface Reduction {
  readonly name: string;
  readonly detail: DocsDetail;
}

/** All that can be taken away, in order: tier by tier, in each the longest first, equals by name. */
function reductions(model: PythonModel, from: DocsDetail): Reduction[] {
  const tiers = docsDetails.slice(docsDetails.indexOf(from));
  return tiers.slice(1).flatMap((detail, index) => {
    const before = tiers[index] ?? from;
    const sized = model.functions.map((each) => ({
      name: each.source.name,
      size: estimateTokens(functionText(each, before)),
    }));
    const sorted = sized.sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
    return sorted.map(({ name }) => ({ name, detail }));
  });
}

interface DocsPlan {
  readonly steps: readonly Reduction[];
  readonly detail: DocsDetail;
  readonly imports: Imports | undefined;
  readonly budgetTokens: number;
}

function docsOf(model: PythonModel, { steps, detail, imports, budgetTokens }: DocsPlan): Docs {
  const details = new Map(model.functions.map((each) => [each.source.name, detail]));
  for (const step of steps) details.set(step.name, step.detail);
  const text = pageText(model, { details, imports });
  const tokens = estimateTokens(text);
  return { text, tokens, fits: tokens <= budgetTokens, details: Object.fromEntries(details) };
}

/** The least reduced docs that fit, found by halving: each step makes the page shorter. Else the most reduced. */
function firstThatFits(docsAfter: (count: number) => Docs, most: number): Docs {
  const whole = docsAfter(0);
  if (whole.fits) return whole;
  let [low, high] = [1, most];
  let best = docsAfter(most);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const docs = docsAfter(middle);
    if (docs.fits) best = docs;
    [low, high] = docs.fits ? [low, middle] : [middle + 1, high];
  }
  return best;
}
