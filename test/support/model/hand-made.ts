import type { LanguageModel } from '../../../src/model/index.ts';

const usage = {
  inputTokens: { total: 20, cacheRead: 8, cacheWrite: undefined },
  outputTokens: { total: 5 },
};

/** The last part of a reply: 20 tokens in, 8 of them from the cache, 5 out. */
export const finish: { readonly type: string; readonly usage: object; readonly finishReason: object } = {
  type: 'finish',
  usage,
  finishReason: { unified: 'stop', raw: 'stop' },
};

/** A part with some text. */
export function text(delta: string): { type: string } {
  return { type: 'text-delta', ...{ id: '0', delta } };
}

/** A model that streams these parts, each made when it is read. */
export function modelOf(parts: Iterable<object>): LanguageModel {
  const iterator = parts[Symbol.iterator]();
  const pull = (controller: ReadableStreamDefaultController): void => {
    const { done, value } = iterator.next();
    if (done) controller.close();
    else controller.enqueue(value);
  };
  const stream = new ReadableStream<{ type: string }>({ pull }, { highWaterMark: 0 });
  return {
    ...{ specificationVersion: 'v4', provider: 'hand', modelId: 'made' },
    doStream: async () => ({ stream }),
  };
}
