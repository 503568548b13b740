import { shortText } from '../../errors/index.ts';

/** A server that does not answer by then is taken for one that is not there. */
const longestMs = 5_000;

/** The names of the models that a server lists, as OpenAI's do. Rejects where it does not. */
export async function listedModels(address: string, apiKey: string | null): Promise<readonly string[]> {
  const response = await fetch(`${address}/models`, {
    headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
    signal: AbortSignal.timeout(longestMs),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`HTTP ${response.status}`);
  }
  const { data } = ((await response.json()) ?? {}) as { readonly data?: unknown };
  if (!Array.isArray(data)) throw new Error('no list of models');
  return data.flatMap((entry: unknown) => nameOf(entry) ?? []);
}

/** A name is shown on a terminal: one with other than visible characters is none. */
function nameOf(entry: unknown): string | null {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : null;
  return typeof id === 'string' && /^[!-~]+$/.test(id) ? shortText(id, 100) : null;
}
