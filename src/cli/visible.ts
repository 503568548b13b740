/**
 * A text that a terminal shows as it is and does nothing else with. Without this, what a program prints could move
 * the cursor and write over the question whether a call is allowed.
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(controls, escaped);
}

/** All control characters but tab and line feed; those that change the direction of text. */
const controls = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
