import type { TextMessage } from '../../model/index.ts';
import type { ImportPolicy } from '../../sandbox/index.ts';
import { type Documented, type JsonSchema, renderDocs } from '../../sdk/index.ts';
import { instructions } from './instructions.ts';

/** What the prompt of a run is made from. */
export interface PromptParts {
  readonly sdk: Documented;
  readonly importPolicy: ImportPolicy;
  /** The caller's own; empty where there are none. */
  readonly instructions: string;
  /** JSON Schema of the run's answer, null where it has none. */
  readonly answer: JsonSchema | null;
}

/**
 * What stands before the task, in two messages: the first is equal, byte by byte, in all runs of one agent, so that
 * a provider reads it from its cache; the second is what `final_answer` takes, the only part that differs.
 */
export function promptOf(parts: PromptParts): readonly TextMessage[] {
  const imports = parts.importPolicy === 'all' ? 'all' : parts.importPolicy.allow;
  const plain = renderDocs(parts.sdk, { imports }).text;
  const page = parts.answer === null ? plain : renderDocs(parts.sdk, { imports, answer: parts.answer }).text;
  const shared = sharedPart(plain, page);
  const words = [instructions, ...(parts.instructions === '' ? [] : [parts.instructions])];
  return [
    { role: 'system', content: [...words, shared].join('\n\n'), cache: true },
    { role: 'system', content: page.slice(shared.length).trim(), cache: true },
  ];
}

/** The page up to what `final_answer` takes; all before it is the same for every answer. */
function sharedPart(plain: string, page: string): string {
  const shared = plain.slice(0, plain.lastIndexOf('\n\ndef final_answer('));
  return page.startsWith(shared) ? shared : '';
}
