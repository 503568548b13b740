import type { LanguageModel } from '../index.ts';
import { invalid } from './invalid.ts';
import { loadPackage } from './load-package.ts';
import type { Provider } from './provider.ts';
import { addressIn, variable } from './variable.ts';

/** Any server with OpenAI's chat completions: OPENAI_BASE_URL says where, OPENAI_API_KEY is sent where it is set. */
export const openaiCompatible: Provider = async (model, environment) => {
  const baseURL = addressIn('OPENAI_BASE_URL', environment);
  if (baseURL === null) {
    throw invalid(
      `Expected OPENAI_BASE_URL in the environment for openai-compatible/${model}, got none. Set it: export OPENAI_BASE_URL=http://localhost:8000/v1`,
    );
  }
  return await chatModel({
    name: 'openai-compatible',
    baseURL,
    model,
    apiKey: variable('OPENAI_API_KEY', environment),
  });
};

/** What it takes to speak chat completions. */
interface ChatOptions {
  readonly name: string;
  /** With the version: `http://localhost:11434/v1`. */
  readonly baseURL: string;
  readonly model: string;
  readonly apiKey: string | null;
}

/** A model behind chat completions; such servers count tokens of a stream only when they are told to. */
export async function chatModel({ name, baseURL, model, apiKey }: ChatOptions): Promise<LanguageModel> {
  const { createOpenAICompatible } = await loadPackage(
    '@ai-sdk/openai-compatible',
    () => import('@ai-sdk/openai-compatible'),
  );
  return createOpenAICompatible({ name, baseURL, includeUsage: true, ...(apiKey !== null && { apiKey }) })(
    model,
  );
}
