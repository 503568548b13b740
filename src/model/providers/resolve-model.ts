import { gotText, nearestName } from '../../errors/index.ts';
import type { LanguageModel } from '../index.ts';
import { anthropic } from './anthropic.ts';
import { invalid } from './invalid.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { openaiCompatible } from './openai-compatible.ts';
import { type Environment, exampleName, type Provider } from './provider.ts';

const providers: { readonly [id: string]: Provider } = {
  anthropic,
  openai,
  ollama,
  'openai-compatible': openaiCompatible,
};

/**
 * The model that a name says, `anthropic/claude-sonnet-5-5`, `openai/…`, `ollama/…` or `openai-compatible/…`, with
 * its key and address from the environment. Asks no server. Throws `INVALID_OPTION` that says what to do for a wrong
 * name, a missing key, a wrong address, and where the package of the provider is not installed.
 */
export async function resolveModel(
  name: string,
  environment: Environment = process.env,
): Promise<LanguageModel> {
  const { id = '', model = '' } = /^(?<id>[^/]+)\/(?<model>.+)$/s.exec(String(name).trim())?.groups ?? {};
  const provider = Object.hasOwn(providers, id) ? providers[id] : undefined;
  if (provider === undefined || model === '') {
    const nearest = model === '' ? null : nearestName(id, Object.keys(providers));
    const fix = nearest === null ? '' : ` Did you mean ${nearest}/${model}?`;
    throw invalid(
      `Expected \`model\` to be provider/name, such as ${exampleName}, with the provider ${Object.keys(providers).join(', ')}; got ${gotText(name)}.${fix}`,
    );
  }
  return await provider(model, environment);
}
