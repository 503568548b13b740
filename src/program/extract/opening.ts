import { type Info, isPythonTag, readInfo } from './language.ts';

/** The line that begins a block. */
export interface Opening {
  /** What closes it: a run of the same character, or the tag that belongs to `<code>`. */
  readonly fence: string;
  /** White space and quote marks in front of the fence; the lines of the block lose as much. */
  readonly indent: string;
  readonly info: Info;
  /** The whole block, where it stands on this one line; null where it goes on. */
  readonly oneLine: string | null;
}

const codeTags: ReadonlyMap<string, string> = new Map(
  ['code', 'execute', 'execute_python', 'execute_ipython', 'python', 'tool_code'].map((name) => [
    `<${name}>`,
    `</${name}>`,
  ]),
);

/** The tags that end a block of code, in lower case. */
export const codeClosers: readonly string[] = [...codeTags.values()];

/** Reads a line that begins a block; null where it does not. */
export function readOpening(line: string): Opening | null {
  const indent = line.slice(0, indentEnd(line));
  const rest = line.slice(indent.length);
  const length = fenceLength(rest);
  if (length >= 3) return fenced(rest, indent, length);
  return tagged(rest, indent) ?? afterWords(line);
}

/** How many of the same backtick or tilde a text begins with. */
export function fenceLength(text: string): number {
  const character = text[0];
  if (character !== '`' && character !== '~') return 0;
  let length = 1;
  while (text[length] === character) length += 1;
  return length;
}

function indentEnd(line: string): number {
  let end = 0;
  while (line[end] === ' ' || line[end] === '\t' || line[end] === '>') end += 1;
  return end;
}

function fenced(rest: string, indent: string, length: number): Opening | null {
  const fence = rest.slice(0, length);
  const text = rest.slice(length).trimEnd();
  if (!text.endsWith(fence)) {
    // Backticks behind backticks are inline code, not the begin of a block.
    if (fence[0] === '`' && text.includes('`')) return null;
    return { fence, indent, info: readInfo(text), oneLine: null };
  }
  const info = readInfo(text.slice(0, -length));
  return { fence, indent, info, oneLine: info.code === '' ? text.slice(0, -length).trim() : info.code };
}

/** `<code>` alone on its line, or with all of its code and `</code>`. */
function tagged(rest: string, indent: string): Opening | null {
  const text = rest.trimEnd();
  const opens = text.slice(0, text.indexOf('>') + 1).toLowerCase();
  const fence = codeTags.get(opens);
  if (fence === undefined) return null;
  const info: Info = { language: 'python', tag: opens, code: '' };
  if (text.length === opens.length) return { fence, indent, info, oneLine: null };
  if (!text.toLowerCase().endsWith(fence)) return null;
  return { fence, indent, info, oneLine: text.slice(opens.length, -fence.length).trim() };
}

/** `Action: ```python`, at the end of a line of words; only with the tag of Python, for words quote fences, too. */
function afterWords(line: string): Opening | null {
  const text = line.trimEnd();
  const at = text.lastIndexOf('```');
  const tag = text.slice(at + 3).trim();
  if (at < 1 || !isPythonTag(tag) || text[at - 1] === '`') return null;
  return { fence: '```', indent: '', info: readInfo(tag), oneLine: null };
}
