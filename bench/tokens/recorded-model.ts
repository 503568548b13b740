import { type LanguageModel, type ScriptedTurn, scriptedModel } from '../../src/model/index.ts';
import { estimateTokens } from '../../src/sdk/index.ts';

/** What one turn sent to the model, what of it was not in the request before, and what the model wrote: tokens. */
export interface TurnTokens {
  readonly input: number;
  readonly newInput: number;
  readonly output: number;
}

/** A scripted model that counts what it is sent: the whole conversation and the tools, turn by turn. */
export interface RecordedModel {
  readonly model: LanguageModel;
  readonly turns: readonly TurnTokens[];
}

type Request = Parameters<LanguageModel['doStream']>[0];

/** Records a model that says this. */
export function recordedModel(replies: readonly ScriptedTurn[]): RecordedModel {
  const scripted = scriptedModel(replies);
  const turns: TurnTokens[] = [];
  let sent = 0;
  const record = (request: Request): void => {
    const input = tokensOf(textsOf(request));
    turns.push({ input, newInput: input - sent, output: tokensOf(writtenIn(replies[turns.length] ?? {})) });
    sent = input;
  };
  const doStream: LanguageModel['doStream'] = (request) => {
    record(request);
    return scripted.doStream(request);
  };
  return { model: { ...scripted, doStream }, turns };
}

function tokensOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + estimateTokens(text), 0);
}

/** Tools as the interfaces of models take them, and each message by its words alone: roles and ids cost little. */
function textsOf({ prompt, tools = [] }: Request): readonly string[] {
  return [...tools.map(toolText), ...prompt.flatMap(messageTexts)];
}

function toolText({ name, description, inputSchema }: NonNullable<Request['tools']>[number]): string {
  return JSON.stringify({ name, description, input_schema: inputSchema });
}

function messageTexts({ content }: Request['prompt'][number]): readonly string[] {
  return typeof content === 'string' ? [content] : content.map(partText);
}

function partText(part: Exclude<Request['prompt'][number]['content'], string>[number]): string {
  switch (part.type) {
    case 'text':
    case 'reasoning':
      return part.text;
    case 'tool-call':
      return callText(part.toolName, part.input);
    case 'tool-result':
      return part.output.value;
  }
}

function writtenIn({ text = '', toolCalls = [] }: ScriptedTurn): readonly string[] {
  return [text, ...toolCalls.map(({ name, input }) => callText(name, input))];
}

function callText(name: string, input: unknown): string {
  return JSON.stringify({ name, input });
}
