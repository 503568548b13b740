import type { Headers } from './retry-delay.ts';

/** What an error of a provider says, in whichever of its forms. */
export interface Facts {
  readonly name: string;
  /** For people: the provider's message, or what its body says in its place. */
  readonly message: string;
  /** All text there is, to look for known words in. */
  readonly text: string;
  readonly status?: number;
  readonly headers: Headers;
  /** Of the connection, such as ECONNRESET. */
  readonly isNetwork: boolean;
}

/**
 * Reads an error: one of the AI SDK (by its fields, since there may be several copies of its classes), the object
 * that a stream carried, or anything that was thrown.
 */
export function factsOf(error: unknown): Facts {
  const { name, message, statusCode, code, responseBody, responseHeaders, data, type } = fieldsOf(error);
  const body = textOf(responseBody);
  const status = statusOf(statusCode) ?? statusOf(code);
  const said = textOf(message) || textOf(error);
  return {
    name: textOf(name),
    message: spokenBy(body) ?? said,
    text: [said, body, textOf(code), textOf(type), jsonOf(data)].join('\n'),
    ...(status !== undefined && { status }),
    headers: isHeaders(responseHeaders) ? responseHeaders : {},
    isNetwork: isNetwork(error),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

function statusOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 100 && number < 600 ? number : undefined;
}

function isHeaders(value: unknown): value is Headers {
  if (fieldsOf(value) !== value) return false;
  return Object.values(fieldsOf(value)).every((header) => header === undefined || typeof header === 'string');
}

/** Servers that only resemble OpenAI's put their words where the AI SDK does not look. */
function spokenBy(body: string): string | null {
  const { message, error, detail } = fieldsOf(parsed(body));
  const words = [fieldsOf(error)['message'], error, message, detail].find((text) => typeof text === 'string');
  return typeof words === 'string' && words !== '' ? words : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The cause of `fetch failed` may lie some errors deep. */
function isNetwork(error: unknown, depth = 0): boolean {
  const { name, code, cause, message } = fieldsOf(error);
  if (/^E[A-Z]{3,}$|^UND_ERR_|CERT/.test(textOf(code))) return true;
  if (name === 'TimeoutError' || name === 'AbortError') return true;
  if (name === 'TypeError' && /^(?:fetch failed|terminated)$/.test(textOf(message))) return true;
  return cause !== undefined && depth < 5 && isNetwork(cause, depth + 1);
}
