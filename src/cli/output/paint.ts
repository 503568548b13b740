import { styleText } from 'node:util';

/** The few ways in which a text stands out. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** Gives a text its style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Leaves every text as it is. */
export const plain: Paint = (_, text) => text;

/** Colours what goes to a terminal; NO_COLOR and FORCE_COLOR decide where they are set. */
export function painterOf(stream: NodeJS.WritableStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}
