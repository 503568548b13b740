import { PungiError } from '../errors/index.ts';
import type { Model } from './contract.ts';

/** A model that gives these replies in turn, for tests and demos. Rejects when it has none left. */
export function scriptedModel(replies: readonly string[]): Model {
  const left = [...replies];
  return {
    reply: async () => {
      const next = left.shift();
      if (next !== undefined) return next;
      throw new PungiError(`The scripted model was asked more than ${replies.length} times.`, {
        code: 'INVALID_OPTION',
      });
    },
  };
}
