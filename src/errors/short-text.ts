/**
 * A text for a message, cut after `longest` UTF-16 units, with an ellipsis where something is missing. Never
 * half a character: a message crosses the wall, which refuses lone surrogates.
 */
export function shortText(text: string, longest: number): string {
  return text.length > longest ? `${wholeCharacters(text.slice(0, longest)).trimEnd()}…` : text;
}

function wholeCharacters(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
