/** What is measured of one rung. */
export interface Measured {
  readonly name: string;
  readonly firstMs: number;
  readonly freshMs: { readonly p50: number; readonly p95: number };
  readonly callUs: number;
  readonly perSecond: number;
  readonly memoryMb: number;
}

/** What `bench/results/ladder.json` has beside the machine and the date. */
export interface LadderFigures {
  readonly forkMs: number;
  /** Null where no engine answered. */
  readonly dockerRunMs: number | null;
  readonly measured: readonly Measured[];
}
