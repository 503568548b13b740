/** Many timings of one thing, milliseconds, sorted. */
export type Samples = readonly number[];

/** Times one thing. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Times one thing so often, after `before`, which is not timed. */
export async function sample(
  rounds: number,
  work: () => unknown,
  before: () => unknown = () => {},
): Promise<Samples> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await before();
    times.push(await timed(work));
  }
  return sorted(times);
}

/** Sorts timings that were taken elsewhere. */
export function sorted(times: readonly number[]): Samples {
  return times.toSorted((a, b) => a - b);
}

/** The value that so many of a hundred are not above. */
export function percentile(samples: Samples, percent: number): number {
  return samples[Math.min(samples.length - 1, Math.floor((samples.length * percent) / 100))] ?? Number.NaN;
}
