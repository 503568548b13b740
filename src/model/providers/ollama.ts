import { chatModel } from './openai-compatible.ts';
import type { Environment, Provider } from './provider.ts';
import { variable } from './variable.ts';

/** A local model by Ollama, at OLLAMA_HOST. */
export const ollama: Provider = (model, environment) =>
  chatModel({ name: 'ollama', baseURL: ollamaAddress(environment), model, apiKey: null });

/**
 * Where Ollama listens, by the rules of its own client: the scheme, the host and the port may each be missing.
 * 0.0.0.0 is what a server listens on; a client finds it at the loopback address.
 */
export function ollamaAddress(environment: Environment): string {
  const host = variable('OLLAMA_HOST', environment) ?? '';
  const { scheme = 'http', rest = '' } =
    /^(?:(?<scheme>https?):\/\/)?(?<rest>[^/]*)/.exec(host)?.groups ?? {};
  const { name, port } = /^(?<name>\[.*\]|[^:]*)(?::(?<port>\d+))?$/.exec(rest)?.groups ?? {};
  const reachable = name === undefined || name === '' || name === '0.0.0.0' ? '127.0.0.1' : name;
  return `${scheme}://${reachable}:${port ?? portOf(host)}/v1`;
}

function portOf(host: string): number {
  if (host.startsWith('https://')) return 443;
  return host.startsWith('http://') ? 80 : 11_434;
}
