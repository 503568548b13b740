/** What a fenced block says it is: Python, nothing, or something else. */
export type Language = 'python' | 'none' | 'other';

/** What stands behind the backticks of an opening fence, read. */
export interface Info {
  readonly language: Language;
  /** The tag as it was written, in lower case; empty where there is none. */
  readonly tag: string;
  /** Code on the line of the fence itself; empty where there is none. */
  readonly code: string;
}

const pythonTag = /^(?:python|py|ipython|pycon)[\d.]*$|^tool_code$/i;

/** Tells whether a word is how a block is marked as Python. */
export function isPythonTag(word: string): boolean {
  return pythonTag.test(word);
}

/** Reads ` python title="a.py"`, `{python}`, `py`, `print(1)`, `import os`, … */
export function readInfo(info: string): Info {
  const text = info.trim();
  if (text === '') return { language: 'none', tag: '', code: '' };
  const [first = '', rest = ''] = splitWord(text);
  const tag = first.replace(/^\{\.?|\}$/g, '').toLowerCase();
  if (isPythonTag(tag.replace(/[:,{].*$/, ''))) {
    return { language: 'python', tag: 'python', code: isAttributes(rest) ? '' : rest };
  }
  if (isCodeLine(text)) return { language: 'none', tag: '', code: text };
  return { language: 'other', tag, code: '' };
}

function splitWord(text: string): readonly string[] {
  const end = text.search(/\s/);
  return end === -1 ? [text] : [text.slice(0, end), text.slice(end).trim()];
}

/** `title="a.py"`, `{.numbers}`, `copy`, `linenums=1`: what pages say of a block beside its language. */
function isAttributes(text: string): boolean {
  return /^(?:\{[^}]*\}|[\w.:-]+(?:=(?:"[^"]*"|'[^']*'|[\w./-]*))?(?:\s|$))*$/.test(text.slice(0, 500));
}

/** A tag is one word; what has brackets, an assignment, or a keyword with an operand was meant as code. */
function isCodeLine(text: string): boolean {
  return (
    /^(?:import|from|def|class|async|await|for|while|if|with|try:|return|raise|del|assert|print)\b\s*\S/.test(
      text,
    ) ||
    /[\w\])]\s*\(/.test(text) ||
    /^[\w., ]+\s=\s/.test(text) ||
    text.startsWith('#') ||
    text.startsWith('@')
  );
}
