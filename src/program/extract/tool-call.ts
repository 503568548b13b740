import type { Part } from './parts.ts';
import { withoutStopTags } from './stop-tags.ts';

/** How models that were trained on tool calls write one into their text. */
const marks =
  /^\s{0,20}(?:<tool_calls?>|<function_calls?>|<function=|<invoke name=|<\|python_tag\|>|<\|tool_call|<｜tool▁calls?▁begin｜>|\[TOOL_CALLS\]|\**Action Input:|<\|channel\|>commentary to=)/i;

/** Tells whether a reply without a program is a tool call in JSON, or in the marks of a chat template. */
export function isToolCall(parts: readonly Part[]): boolean {
  const words = parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []));
  if (words.some((line) => marks.test(line))) return true;
  const blocks = parts.flatMap((part) => (part.kind === 'block' ? [part.source] : []));
  // With words before it, as `I look it up.`, or behind it where it takes one line.
  const begin = words.findIndex((line) => /^\s*[[{]/.test(line));
  const rest = begin === -1 ? [] : [words.slice(begin).join('\n')];
  return [...rest, ...words, ...blocks].some(isCallJson);
}

/** Tells whether a text is a tool call in JSON, or a list of them, and nothing else. */
export function isCallJson(text: string): boolean {
  const trimmed = withoutStopTags(text).trimStart();
  if (!/^[[{]/.test(trimmed)) return false;
  try {
    const parsed: unknown = JSON.parse(trimmed);
    const calls: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
    return calls.length > 0 && calls.every(isCall);
  } catch {
    return false;
  }
}

const nameKeys: readonly string[] = ['name', 'tool', 'tool_name', 'function', 'action'];
const inputKeys: readonly string[] = [
  'arguments',
  'args',
  'parameters',
  'input',
  'action_input',
  'tool_input',
];
const otherKeys: readonly string[] = ['id', 'type', 'index', 'call_id'];

/** A dict with a name and arguments and nothing that a real answer would have beside them. */
function isCall(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = new Map(Object.entries(value));
  const inner = entries.get('function') ?? entries.get('tool_calls');
  if (typeof inner === 'object' && inner !== null)
    return Array.isArray(inner) ? inner.every(isCall) : isCall(inner);
  const known = [...entries.keys()].every((key) =>
    [...nameKeys, ...inputKeys, ...otherKeys].some((name) => name === key),
  );
  return known && nameKeys.some((key) => entries.has(key)) && inputKeys.some((key) => entries.has(key));
}
