import { PungiError } from '../errors/index.ts';
import type { CallOptions, LanguageModel } from './language-model.ts';
import { type GenerateResult, resultOf } from './scripted/result.ts';
import type { Script, ScriptedReply, ScriptedRequest } from './scripted/script.ts';
import { type ScriptedPart, streamOf } from './scripted/stream.ts';
import { textsOf } from './scripted/texts.ts';
import { type Turn, turnOf } from './scripted/turn.ts';

/** A language model of the AI SDK that asks nobody: for Pungi's agents, and for `generateText` and its like. */
export interface ScriptedModel extends LanguageModel {
  readonly specificationVersion: 'v4';
  readonly supportedUrls: Record<string, RegExp[]>;
  /** What it was asked so far. */
  readonly requests: readonly ScriptedRequest[];
  doGenerate(options: CallOptions): Promise<GenerateResult>;
  doStream(options: CallOptions): Promise<{ stream: ReadableStream<ScriptedPart> }>;
}

/** A model for tests and demos that says what is written here. A request beyond the last reply fails. */
export function scriptedModel(script: Script): ScriptedModel {
  const requests: ScriptedRequest[] = [];
  const next = async (options: CallOptions): Promise<Turn> => {
    const request = { index: requests.length, ...textsOf(options) };
    requests.push(request);
    return turnOf(await replyTo(request, script), request.index);
  };
  return {
    ...{ specificationVersion: 'v4', provider: 'pungi', modelId: 'scripted', supportedUrls: {}, requests },
    doGenerate: async (options) => resultOf(await next(options)),
    doStream: async (options) => ({ stream: streamOf(await next(options)) }),
  };
}

function replyTo(request: ScriptedRequest, script: Script): ScriptedReply | Promise<ScriptedReply> {
  if (typeof script === 'function') return script(request);
  const reply = script[request.index];
  if (reply !== undefined) return reply;
  throw new PungiError(`Expected at most ${script.length} requests of the scripted model, got one more.`, {
    code: 'INVALID_OPTION',
  });
}
