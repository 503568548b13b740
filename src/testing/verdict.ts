/**
 * What became of one case. `difference` and `notHeld`: as the rung declares; `failed` and `broken`: a defect,
 * of the rung or of the case.
 */
export interface Verdict {
  readonly name: string;
  readonly kind: 'passed' | 'difference' | 'failed' | 'held' | 'notHeld' | 'broken';
  /** Why it is not as it should be, or what the declared difference is; empty where all is well. */
  readonly details: readonly string[];
}
