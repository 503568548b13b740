import { loadPackage } from './load-package.ts';
import type { Provider } from './provider.ts';
import { addressIn, keyFor } from './variable.ts';

/** Claude by ANTHROPIC_API_KEY, at ANTHROPIC_BASE_URL. */
export const anthropic: Provider = async (model, environment) => {
  const apiKey = keyFor(`anthropic/${model}`, 'ANTHROPIC_API_KEY', environment);
  const address = addressIn('ANTHROPIC_BASE_URL', environment) ?? 'https://api.anthropic.com';
  // The variable stands for the root of the API, to which its own clients add the version; this package wants both.
  const baseURL = address.endsWith('/v1') ? address : `${address}/v1`;
  const { createAnthropic } = await loadPackage('@ai-sdk/anthropic', () => import('@ai-sdk/anthropic'));
  return createAnthropic({ apiKey, baseURL })(model);
};
