import { loadPackage } from './load-package.ts';
import type { Provider } from './provider.ts';
import { addressIn, keyFor } from './variable.ts';

/** OpenAI's models by OPENAI_API_KEY, at OPENAI_BASE_URL, which must have the Responses API. */
export const openai: Provider = async (model, environment) => {
  const apiKey = keyFor(`openai/${model}`, 'OPENAI_API_KEY', environment);
  const baseURL = addressIn('OPENAI_BASE_URL', environment) ?? 'https://api.openai.com/v1';
  const { createOpenAI } = await loadPackage('@ai-sdk/openai', () => import('@ai-sdk/openai'));
  return createOpenAI({ apiKey, baseURL })(model);
};
