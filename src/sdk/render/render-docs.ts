import { checkFields, gotText, invalidOption } from '../../errors/index.ts';
import type { FunctionDescription } from '../description.ts';
import { readModel } from '../python/read-model.ts';
import type { PythonModel } from '../python/type.ts';
import type { JsonSchema } from '../schema.ts';
import { docsRules } from './docs-rules.ts';
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
 * functions in any order give the same bytes. Throws `INVALID_DEFINITION` on names Python cannot use,
 * `INVALID_OPTION` on an option that is unknown or wrong.
 */
export function renderDocs(of: Documented, options: DocsOptions = {}): Docs {
  checkOptions(options);
  const { detail = 'full', budgetTokens = Number.POSITIVE_INFINITY, imports, answer } = options;
  const model = readModel(descriptionsOf(of), answer);
  const tiers = reductions(model, detail);
  const steps = tiers.flat();
  const docsAfter = (count: number): Docs =>
    docsOf(model, { steps: steps.slice(0, count), detail, imports, budgetTokens });
  const ends = tiers.map((_, index) => tiers.slice(0, index + 1).flat().length);
  return firstThatFits(docsAfter, ends);
}

function checkOptions(options: DocsOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw invalidOption(`Expected the options of \`renderDocs\` to be an object, got ${gotText(options)}.`);
  }
  checkFields(options, docsRules);
}

function descriptionsOf(of: Documented): readonly FunctionDescription[] {
  const descriptions = typeof of === 'object' && of !== null && 'descriptions' in of ? of.descriptions : of;
  if (Array.isArray(descriptions)) return descriptions;
  throw invalidOption(`Expected \`renderDocs\` to get an SDK of \`defineSdk\`, got ${gotText(of)}.`);
}

/** One function shown in less detail. */
interface Reduction {
  readonly name: string;
  readonly detail: DocsDetail;
}

/** All that can be taken away, in order: tier by tier, in each the longest first, equals by name. */
function reductions(model: PythonModel, from: DocsDetail): Reduction[][] {
  const tiers = docsDetails.slice(docsDetails.indexOf(from));
  return tiers.slice(1).map((detail, index) => {
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

/**
 * The docs of the first tier that fits as a whole, with what else fits beside it; else the most reduced. `ends`
 * counts the reductions after which each tier is whole. The last of them need not be the shortest: a line of
 * the index can be longer than a signature.
 */
function firstThatFits(docsAfter: (count: number) => Docs, ends: readonly number[]): Docs {
  let docs = docsAfter(0);
  if (docs.fits) return docs;
  let before = 0;
  for (const end of ends) {
    docs = docsAfter(end);
    if (docs.fits) return leastReduced(docsAfter, { before, end, docs });
    before = end;
  }
  return docs;
}

/** A tier that fits where the one before it does not. */
interface FittingTier {
  readonly before: number;
  readonly end: number;
  readonly docs: Docs;
}

/** The docs of a tier that fit with the fewest reductions, found by halving. */
function leastReduced(docsAfter: (count: number) => Docs, { before, end, docs }: FittingTier): Docs {
  let [low, high, best] = [before + 1, end, docs];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const tried = docsAfter(middle);
    if (tried.fits) best = tried;
    [low, high] = tried.fits ? [low, middle] : [middle + 1, high];
  }
  return best;
}
