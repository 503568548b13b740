import { piecesOf } from '../python/pieces.ts';
import { lineAt } from './line.ts';
import type { Part } from './parts.ts';

const label =
  /^[\s*_#>-]{0,20}(?:the )?(?:(?:execution|tool|code|program|printed)[ _-])?(?:outputs?|observations?|results?|stdout|response)\b(?: (?:is|was|will be|would be)\b)?[\s*_]{0,5}(?:\([^)\n]{0,40}\)[\s*_]{0,5})?:/i;

const turn =
  /^\s{0,20}(?:<\|(?:im_start|start_header_id|start)\|>\s{0,5}(?:user|tool|ipython)|<(?:tool_response|observation|output|result|execution_result)>|\[\{["']id["']:\s?["']call)/i;

/** A turn that is not the model's, as transcripts name it. */
const speaker = /^[\s*_#>-]{0,20}(?:user|human|system|environment|tool)\b[\s*_]{0,5}:/i;

const resultTags: ReadonlySet<string> = new Set(
  'output outputs text txt plaintext console stdout result results observation tool_output execution_result'.split(
    ' ',
  ),
);

/** Tells whether a part, behind a program, is a result or a turn that the model made up instead of waiting for it. */
export function isInvented(part: Part): boolean {
  if (part.kind === 'words') return [label, turn, speaker].some((sign) => sign.test(part.text));
  return part.info.language === 'other' && resultTags.has(part.info.tag);
}

/** Where in a block that was never closed a made-up `Output:` begins; null where there is none. */
export function inventedOutputIn(source: string): number | null {
  for (const { kind, start, end } of piecesOf(source)) {
    if (kind !== 'code') continue;
    for (let line = lineAt(source, start); line.start < end; line = lineAt(source, line.next)) {
      if (isLineStart(source, line.start) && /^(?:Output|Observation|Result)s?:(?:\s|$)/.test(line.text)) {
        return line.start;
      }
    }
  }
  return null;
}

function isLineStart(source: string, at: number): boolean {
  return at === 0 || source[at - 1] === '\n';
}
