import { invalid } from './invalid.ts';
import { listedModels } from './listed-models.ts';
import { ollamaAddress } from './ollama.ts';
import { defaultNames, type Environment } from './provider.ts';
import { addressIn, variable } from './variable.ts';

/**
 * The name of the model that the usual variables mean, for `resolveModel`; null where none of them is set. A server
 * of one's own (OPENAI_BASE_URL, OLLAMA_HOST) is asked which model it has. Throws `INVALID_OPTION` where it cannot be
 * reached, has none, or has several to choose from.
 */
export async function usualModelName(environment: Environment = process.env): Promise<string | null> {
  if (variable('ANTHROPIC_API_KEY', environment) !== null) return defaultNames.anthropic;
  const address = addressIn('OPENAI_BASE_URL', environment);
  const apiKey = variable('OPENAI_API_KEY', environment);
  if (address !== null && URL.parse(address)?.hostname !== 'api.openai.com') {
    return await onlyModel({
      provider: 'openai-compatible',
      address,
      apiKey,
      remedy: 'Start the server, or correct OPENAI_BASE_URL.',
    });
  }
  if (apiKey !== null) return defaultNames.openai;
  if (variable('OLLAMA_HOST', environment) === null) return null;
  return await onlyModel({
    provider: 'ollama',
    address: ollamaAddress(environment),
    apiKey: null,
    remedy: 'Start it: ollama serve',
  });
}

interface Server {
  readonly provider: 'openai-compatible' | 'ollama';
  readonly address: string;
  readonly apiKey: string | null;
  readonly remedy: string;
}

async function onlyModel({ provider, address, apiKey, remedy }: Server): Promise<string> {
  const names = await listedModels(address, apiKey).catch((cause: unknown) => {
    const reason = reasonOf(cause);
    const fix = /^HTTP 40[13]$/.test(reason) ? 'Correct its key, OPENAI_API_KEY.' : remedy;
    throw invalid(`Expected a server with models at ${address}, got ${reason}. ${fix}`, cause);
  });
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return `${provider}/${only}`;
  const pull =
    provider === 'ollama' && only === undefined
      ? 'Get one: ollama pull qwen3'
      : `Choose one: --model ${provider}/NAME`;
  throw invalid(`Expected one model at ${address}, got ${shown(names)}. ${pull}`);
}

function shown(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const more = names.length > 10 ? ', …' : '';
  return `${names.length}: ${names.slice(0, 10).join(', ')}${more}`;
}

function reasonOf(cause: unknown): string {
  const { code, message } = ((cause as Error).cause ?? cause) as NodeJS.ErrnoException;
  return code === undefined || typeof code !== 'string' ? message : code;
}
