import { gotText, PungiError } from '../errors/index.ts';
import type { LanguageModel } from './language-model.ts';

/**
 * Checks that something is a language model of the AI SDK, or throws `INVALID_OPTION` that says how to get one.
 * `name` is the option it was given as.
 */
export function checkModel(model: unknown, name = 'model'): asserts model is LanguageModel {
  const { doStream, specificationVersion: version } = fieldsOf(model);
  if (typeof doStream !== 'function') {
    throw new PungiError(
      `Expected \`${name}\` to be a language model of the AI SDK, such as anthropic('claude-sonnet-4-5') of @ai-sdk/anthropic, got ${gotText(model)}.`,
      { code: 'INVALID_OPTION' },
    );
  }
  if (version === 'v3' || version === 'v4') return;
  throw new PungiError(
    `Expected \`${name}.specificationVersion\` to be "v3" or "v4" (AI SDK 6 or 7), got ${gotText(version)}. Update the package of its provider.`,
    { code: 'INVALID_OPTION' },
  );
}

function fieldsOf(model: unknown): Readonly<Record<string, unknown>> {
  return typeof model === 'object' && model !== null ? (model as Readonly<Record<string, unknown>>) : {};
}
