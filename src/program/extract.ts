import { type CodeSigns, isBareCode, isStrayCall } from './extract/bare-code.ts';
import { chooseBlocks } from './extract/choose-blocks.ts';
import { findInvisible } from './extract/invisible.ts';
import { normalise } from './extract/normalise.ts';
import { type Part, type Parts, partsOf } from './extract/parts.ts';
import { withoutStopTags } from './extract/stop-tags.ts';
import { isCallJson, isToolCall } from './extract/tool-call.ts';
import { type Notice, notices, type Refusal, refusals } from './extract/wording.ts';

/** What taking a program out of a reply needs to know beside the reply. */
export interface ExtractOptions {
  /** The reply ended at the token limit, as its finish reason says. @default false */
  readonly cutOff?: boolean;
  /** Whether Python can parse a source. Must not throw. @default nothing parses: unmarked code is no program */
  readonly parses?: (source: string) => boolean;
  /** The names of the SDK's functions: code that calls one is meant to run. @default none */
  readonly functions?: Iterable<string>;
}

/** What a reply is. */
export type Extracted =
  | {
      readonly status: 'program';
      /** Lines end in `\n`; its line numbers are those of every later message. */
      readonly source: string;
      /** What the model should be told of how its reply was read, beside the outcome. */
      readonly notes: readonly string[];
    }
  | { readonly status: 'answer'; readonly text: string }
  | {
      readonly status: 'refused';
      readonly reason: Refusal;
      /** What the model is told. Nothing ran. */
      readonly message: string;
    };

/** Takes the Python program out of a model's reply. Never throws, and takes time linear in the reply. */
export function extractProgram(reply: string, options: ExtractOptions = {}): Extracted {
  if (options.cutOff === true) return refuse('cut-off');
  const read = partsOf(normalise(reply));
  const signs: CodeSigns = {
    parses: options.parses ?? ((): boolean => false),
    functions: new Set(options.functions),
  };
  return programIn(read.parts, signs) ?? withoutProgram(read, signs);
}

function programIn(parts: readonly Part[], signs: CodeSigns): Extracted | null {
  const chosen = chooseBlocks(parts, signs);
  if (chosen.sources.length === 0) return null;
  // It parses, as a dict; running it would say nothing.
  if (chosen.sources.every(isCallJson)) return refuse('tool-call');
  const notes: Notice[] = [];
  const sources = chosen.sources.filter((source, index) => source !== chosen.sources[index - 1]);
  if (sources.length > 1) notes.push('joined');
  if (sources.length < chosen.sources.length) notes.push('repeated');
  if (chosen.invented) notes.push('invented');
  return program(sources.join('\n'), notes);
}

function program(source: string, notes: readonly Notice[]): Extracted {
  const invisible = findInvisible(source);
  if (invisible === null) return { status: 'program', source, notes: notes.map((notice) => notices[notice]) };
  const { name, line, column } = invisible;
  return refuse('invisible', `Line ${line}, column ${column} of the program holds ${name}. `);
}

function withoutProgram({ parts, reasoned }: Parts, signs: CodeSigns): Extracted {
  const lines = parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []));
  const words = withoutStopTags(lines.join('\n')).trim();
  // A fence that nothing stands behind is a leftover.
  const isProse = parts.every((part) => part.kind === 'words' || (!part.closed && part.source === ''));
  if (isToolCall(parts)) return refuse('tool-call');
  const code = isProse ? bareCodeIn(words, signs) : null;
  if (code !== null) return program(code, []);
  if (lines.some(isStrayCall)) return refuse('unfenced');
  const text = isProse ? words : textOf(parts);
  if (text === '') return refuse(reasoned ? 'reasoning-only' : 'empty');
  return { status: 'answer', text };
}

/** The whole of the words, or what stands behind a line `Code:`. */
function bareCodeIn(words: string, signs: CodeSigns): string | null {
  const label = /^[ \t]*(?:\*\*)?(?:Code|Program):(?:\*\*)?[ \t]*$/im.exec(words);
  const behind = label === null ? [] : [words.slice(label.index + label[0].length).trim()];
  const code = [...behind, words].find((text) => isBareCode(text, signs));
  return code === undefined ? null : `${code}\n`;
}

/** The reply as it stands, for people: its blocks are part of the answer. */
function textOf(parts: readonly Part[]): string {
  const texts = parts.map((part) =>
    part.kind === 'words' ? part.text : `\`\`\`${part.info.tag}\n${part.source.trimEnd()}\n\`\`\``,
  );
  const hasContent = parts.some((part) => (part.kind === 'words' ? part.text : part.source).trim() !== '');
  return hasContent ? withoutStopTags(texts.join('\n')).trim() : '';
}

function refuse(reason: Refusal, detail = ''): Extracted {
  return { status: 'refused', reason, message: detail + refusals[reason] };
}
