import { piecesOf } from '../python/pieces.ts';

/** What tells code from an answer where nothing marks it. */
export interface CodeSigns {
  /** Whether Python can parse a source. Must not throw. */
  readonly parses: (source: string) => boolean;
  /** The functions of the SDK. */
  readonly functions: ReadonlySet<string>;
}

/**
 * Tells whether text that nothing marks as Python is meant to run. It must call something and parse; a text that
 * calls the SDK and does not parse is a program with a mistake, which the model is better told of.
 */
export function isUnmarkedCode(text: string, { parses, functions }: CodeSigns): boolean {
  const code = codeOnly(text);
  if (callsSdk(code, functions)) return true;
  return isStatement(code) && /[\w\])]\(/.test(code) && parses(text);
}

/** The same for words without any fence: they must parse, for sentences about the SDK name it, too. */
export function isBareCode(text: string, { parses, functions }: CodeSigns): boolean {
  const code = codeOnly(text);
  return (callsSdk(code, functions) || (isStatement(code) && /[\w\])]\(/.test(code))) && parses(text);
}

/** Tells whether a line of words is a call of the SDK that was meant to run. */
export function isStrayCall(line: string): boolean {
  // A line that is inline code from end to end was meant to run, too.
  const code = /^\s{0,40}`([^`]+)`\s{0,40}$/.exec(line)?.[1] ?? line;
  return /^\s{0,40}(?:\w{1,60}\s?=\s?)?(?:await )?(?:sdk\.[\w.]{1,80}|final_answer)\(/.test(code);
}

function codeOnly(text: string): string {
  let code = '';
  for (const { kind, start, end } of piecesOf(text)) {
    if (kind === 'code' || kind === 'formatted') code += text.slice(start, end);
    else if (kind === 'text') code += '""';
  }
  return code;
}

function callsSdk(code: string, functions: ReadonlySet<string>): boolean {
  for (const { groups } of code.matchAll(/(?<![\w.])(?<sdk>sdk\.)?(?<name>[^\W\d]\w{0,99})\(/g)) {
    const { sdk, name = '' } = groups ?? {};
    if (sdk !== undefined || name === 'final_answer' || functions.has(name)) return true;
  }
  return /(?<![\w.])sdk\.aio\.\w/.test(code);
}

/** Formulas such as `sin(x)` parse and call, too: something must be stored, printed, imported or repeated. */
function isStatement(code: string): boolean {
  return /^\s{0,40}(?:(?:import|from|for|while|with|def|async|try|if|await)\b|print\(|[\w.[\]", ]{1,80}[-+*/]?=[^=])/m.test(
    code,
  );
}
