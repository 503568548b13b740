import { PungiError } from '../../errors/index.ts';
import { failure } from '../failure.ts';

/** One request to a service, and what of it must never be told. */
export interface ServiceRequest {
  /** The name in messages: `Brave Search`. */
  readonly service: string;
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  readonly timeMs: number;
  readonly signal: AbortSignal;
  /** What a status means to this service, where it is not what it means to most. */
  readonly meanings?: { readonly [status: number]: string };
  /** Added where nobody knows whether the service acted: for what writes. */
  readonly doubt?: string;
}

const mostBytes = 4 * 1024 * 1024;

/**
 * Asks a service and gives its answer as text. Throws `FUNCTION_FAILED` with the name of the service and what
 * happened: neither keys nor addresses, and nothing of what the service wrote, for that may repeat them.
 */
export async function askService(request: ServiceRequest): Promise<string> {
  const { service, timeMs, doubt = '' } = request;
  const late = AbortSignal.timeout(timeMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers },
      body: request.body ?? null,
      // A service that answers with another address would be handed the key there, too.
      redirect: 'manual',
      signal: AbortSignal.any([request.signal, late]),
    });
    if (!response.ok) throw failure(statusText(request, response));
    return await textOf(response, service);
  } catch (error) {
    if (PungiError.isInstance(error, 'FUNCTION_FAILED')) throw error;
    if (late.aborted) throw failure(`${service} did not answer within ${timeMs} ms.${doubt}`);
    if (request.signal.aborted) throw failure(`The request to ${service} was given up.${doubt}`);
    throw failure(`${service} cannot be reached${causeText(error)}.${doubt}`);
  }
}

/** The answer of a service as JSON. Throws `FUNCTION_FAILED` where it is none. */
export async function askJson(request: ServiceRequest): Promise<unknown> {
  const text = await askService(request);
  try {
    return JSON.parse(text);
  } catch {
    throw failure(`${request.service} answered with something that is no JSON.`);
  }
}

async function textOf(response: Response, service: string): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // An endless answer would fill the host's memory.
    if (bytes > mostBytes) throw failure(`${service} answered with more than ${mostBytes} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function statusText({ service, meanings = {}, doubt = '' }: ServiceRequest, response: Response): string {
  const { status, headers } = response;
  const own = meanings[status];
  if (own !== undefined) return `${service} ${own} (HTTP ${status}).`;
  if (status === 401 || status === 403) return `${service} refused the key of this host (HTTP ${status}).`;
  if (status === 429)
    return `${service} is asked too often (HTTP 429)${retryText(headers.get('retry-after'))}.`;
  if (status >= 300 && status < 400)
    return `${service} answered with another address, which is not followed (HTTP ${status}).`;
  if (status >= 500) return `${service} is failing (HTTP ${status}); try again later.${doubt}`;
  return `${service} refused the request (HTTP ${status}).`;
}

/** The header has seconds, or a date, which is left out. */
function retryText(header: string | null): string {
  return header !== null && /^\d{1,6}$/.test(header) ? `; try again in ${header} s` : '; try again later';
}

/** `fetch` hides why behind `fetch failed`; of the reason only its code is told, for the rest has addresses. */
function causeText(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{2,40}$/.test(code) ? ` (${code})` : '';
}
