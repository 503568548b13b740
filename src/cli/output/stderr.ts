import { type Paint, painterOf } from './paint.ts';
import { liveScreen, plainScreen, type Screen } from './screen.ts';

/** How a command tells what it does: on stderr, or nowhere when it is to be quiet. */
export interface Telling {
  readonly screen: Screen;
  readonly paint: Paint;
}

/** Of a terminal that does not say. */
const usualColumns = 80;

/** On a terminal with a line that is written over, elsewhere in plain lines. */
export function tellingOf(quiet: boolean): Telling {
  const { stderr } = process;
  const write = (text: string): void => {
    if (!quiet) stderr.write(text);
  };
  const isLive = stderr.isTTY && !quiet && process.env['TERM'] !== 'dumb';
  return {
    screen: isLive ? liveScreen(write, () => stderr.columns || usualColumns) : plainScreen(write),
    paint: painterOf(stderr),
  };
}
