/** A fenced block of a page, with what its opening line says of it. */
export interface Block {
  /** The page's path from the root of the repository. */
  readonly page: string;
  /** The line of the opening fence, from 1; the text starts on the next one. */
  readonly line: number;
  readonly language: string;
  /** How the block is proven: `run`, `check`, …; empty where it says nothing. */
  readonly mode: string;
  /** The name it has for the other blocks of its page, as `file=sdk.ts`. */
  readonly file: string | null;
  readonly text: string;
  /** What it prints when it runs, from its `→` comments or the `text prints` block after it; null: anything. */
  readonly prints: string | null;
}

/** The modes of each language that must have one. */
const modes: { readonly [language: string]: readonly string[] } = {
  ts: ['run', 'check'],
  js: ['run', 'check'],
  python: ['run', 'check'],
  sh: ['run', 'check', 'run-command', 'test-command'],
};

/** Languages that prove nothing: what they show is no code of ours. */
const plain: ReadonlySet<string> = new Set(['text', 'json', 'yaml', 'toml', 'http', 'diff', 'mermaid']);

/** The fenced blocks of a page, in their order. */
export function blocksOf(page: string, markdown: string): readonly Block[] {
  const fences = markdown.matchAll(/^(?<fence>`{3,})(?<info>.*)\n(?<text>(?:.*\n)*?)\k<fence>[ \t]*$/gm);
  const blocks = [...fences].map((match) => {
    const { info = '', text = '' } = match.groups ?? {};
    const [language = '', ...flags] = info.trim().split(/\s+/);
    return {
      ...{ page, line: markdown.slice(0, match.index).split('\n').length, language, text },
      mode: flags.find((flag) => !flag.includes('=')) ?? '',
      file: flags.find((flag) => flag.startsWith('file='))?.slice('file='.length) ?? null,
    };
  });
  return blocks.map((block, index) => ({ ...block, prints: printsOf(block, blocks[index + 1]) }));
}

function printsOf(block: Omit<Block, 'prints'>, next: Omit<Block, 'prints'> | undefined): string | null {
  if (next?.language === 'text' && next.mode === 'prints') return next.text;
  const told = [...block.text.matchAll(/(?:\/\/|#) → (.*)$/gm)];
  return told.length === 0 ? null : told.map(([, line]) => `${line}\n`).join('');
}

/** What is wrong with how a block is marked; null when it can be proven, or needs no proof. */
export function badMark({ page, line, language, mode }: Block): string | null {
  const known = modes[language];
  const languages = [...Object.keys(modes), ...plain].join(', ');
  if (known === undefined && !plain.has(language)) {
    return `${page}:${line} Expected a block of ${languages}, got "${language}".`;
  }
  if (known === undefined || known.includes(mode)) return null;
  return `${page}:${line} Expected \`${language}\` with one of ${known.join(', ')}, got "${mode}".`;
}
