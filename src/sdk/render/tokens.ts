import { estimateTokenCount } from 'tokenx';

/** About how many tokens a model reads in a text: an estimate, within a few percent for prose and code. */
export function estimateTokens(text: string): number {
  return estimateTokenCount(text);
}
