import type { FunctionDescription, RateLimitDescription } from '../description.ts';
import { oneLine } from '../python/prose.ts';

const units: readonly (readonly [string, number])[] = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
];

/** What holds back a call, in words: approval, rate limit, timeout. Empty where nothing does. */
export function limitsOf(source: FunctionDescription): string[] {
  const approval = { ask: ['asks for approval'], depends: ['may ask for approval'], never: [] }[
    source.approval
  ];
  const rate = source.rateLimit === null ? [] : [rateText(source.rateLimit)];
  const timeout = source.timeoutMs === null ? [] : [`times out after ${durationText(source.timeoutMs)}`];
  return [...approval, ...rate, ...timeout];
}

/** The exceptions by which those limits show in a program. */
export function raisedBy(source: FunctionDescription): string[] {
  return [
    ...(source.approval === 'never' ? [] : ['sdk.Denied']),
    ...(source.rateLimit === null ? [] : ['sdk.RateLimited']),
    ...(source.timeoutMs === null ? [] : ['sdk.CallTimeout']),
  ];
}

/** `at most 1 per user_id per hour`. */
function rateText({ max, perMs, by }: RateLimitDescription): string {
  return `at most ${max}${by === null ? '' : ` per ${oneLine(by)}`} per ${durationText(perMs).replace(/^1 /, '')}`;
}

/** A duration in the largest unit that divides it: `hour`s, `90 seconds`, `250 milliseconds`. */
function durationText(ms: number): string {
  const [name, size] = units.find(([, unit]) => ms >= unit && ms % unit === 0) ?? ['millisecond', 1];
  const count = ms / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
