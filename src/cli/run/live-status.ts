import type { RunEvent } from '../../agent/index.ts';
import type { Screen } from '../output/screen.ts';
import { count, noCounts, statusText } from './status.ts';

/** Counts what happens, for the last line of the screen. */
export interface LiveStatus extends Disposable {
  onEvent(event: RunEvent): void;
}

/** Shows the counts now, at each event and each second; disposed of, the line is clear. */
export function showStatus(screen: Screen, now: () => number = () => performance.now()): LiveStatus {
  const began = now();
  let counts = noCounts;
  const show = (): void => screen.status(statusText(counts, now() - began));
  const timer = setInterval(show, 1_000);
  show();
  return {
    onEvent: (event) => {
      counts = count(counts, event);
      if (event.type !== 'text') show();
    },
    [Symbol.dispose]: () => {
      clearInterval(timer);
      screen.status(null);
    },
  };
}
