import { Agent, type ClientRequest, type IncomingMessage, type RequestOptions, request } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import { unavailable } from '../lifecycle/not-started.ts';

/** One question to an engine. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Without the version, with its query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, an archive. */
  readonly archive?: Readable;
  /** Statuses beside 2xx that are an answer too. */
  readonly also?: readonly number[];
}

/** An engine that speaks Docker's HTTP API on a socket of this machine: Docker, or Podman. */
export interface Engine extends Disposable {
  readonly socketPath: string;
  /** Its answer as JSON, null where there is none. Rejects with `SANDBOX_UNAVAILABLE`, with what it says. */
  ask(question: Question): Promise<unknown>;
  /** The same for an answer of many lines that come as they happen; ends with the signal. */
  stream(path: string, signal: AbortSignal): Promise<IncomingMessage>;
  /** Takes a connection over, for a stream in both directions. */
  hijack(path: string): Promise<Socket>;
}

/** The newest version that is asked for, and the oldest that knows all that is used. */
const newest = 1.43;
const oldest = 1.4;

/** Connects, and agrees on a version. Rejects with the error of the system where nobody listens. */
export async function connect(socketPath: string): Promise<Engine> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const ping = await answerOf(request({ socketPath, agent, path: '/_ping', timeout: 10_000 }));
  await text(ping);
  const told = Number(ping.headers['api-version']);
  if (!(told >= oldest))
    throw unavailable(
      `Expected an engine of API 1.40 or newer at ${socketPath}, got ${ping.headers['api-version']}.`,
    );
  return new HttpEngine({ socketPath, agent }, `/v${Math.min(told, newest).toFixed(2)}`);
}

class HttpEngine implements Engine {
  readonly socketPath: string;
  readonly #to: RequestOptions & { readonly socketPath: string; readonly agent: Agent };
  readonly #version: string;

  constructor(to: { readonly socketPath: string; readonly agent: Agent }, version: string) {
    this.socketPath = to.socketPath;
    this.#to = to;
    this.#version = version;
  }

  async ask(question: Question): Promise<unknown> {
    const answer = await answerOf(this.#send(question));
    const status = answer.statusCode ?? 0;
    const isAnswer = status < 300 || status === 304 || question.also?.includes(status);
    if (!isAnswer) throw unavailable(await refusal(answer));
    const said = await text(answer);
    return said.startsWith('{') || said.startsWith('[') ? lastOf(said) : null;
  }

  #send({ method, path, body, archive }: Question): ClientRequest {
    const type = archive ? 'application/x-tar' : 'application/json';
    const headers = archive || body !== undefined ? { 'content-type': type } : {};
    const asked = request({ ...this.#to, method, path: this.#version + path, headers });
    if (archive) archive.on('error', (error) => asked.destroy(error)).pipe(asked);
    else asked.end(body === undefined ? undefined : JSON.stringify(body));
    return asked;
  }

  async stream(path: string, signal: AbortSignal): Promise<IncomingMessage> {
    const asked = request({ ...this.#to, agent: false, path: this.#version + path, signal });
    asked.end();
    const answer = await answerOf(asked);
    if (answer.statusCode !== 200) throw unavailable(await refusal(answer));
    return answer;
  }

  hijack(path: string): Promise<Socket> {
    const headers = { connection: 'Upgrade', upgrade: 'tcp' };
    const asked = request({
      ...this.#to,
      ...{ agent: false, method: 'POST', path: this.#version + path, headers },
    });
    const taken = Promise.withResolvers<Socket>();
    asked.once('upgrade', (_, socket: Socket, head: Buffer) => {
      if (head.length > 0) socket.unshift(head);
      taken.resolve(socket);
    });
    asked.once('response', async (answer) => taken.reject(unavailable(await refusal(answer))));
    asked.once('error', taken.reject);
    asked.end();
    return taken.promise;
  }

  [Symbol.dispose](): void {
    this.#to.agent.destroy();
  }
}

function answerOf(asked: ClientRequest): Promise<IncomingMessage> {
  const answer = Promise.withResolvers<IncomingMessage>();
  asked.once('response', answer.resolve);
  asked.once('error', answer.reject);
  asked.once('timeout', () => asked.destroy(unavailable('The engine does not answer.')));
  if (!asked.writableEnded && asked.method === 'GET') asked.end();
  return answer.promise;
}

/** The last line: what takes long is told in several. */
function lastOf(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return JSON.parse(said.trimEnd().split('\n').at(-1) ?? 'null');
  }
}

async function refusal(answer: IncomingMessage): Promise<string> {
  const said = await json(answer).catch(() => null);
  const message = (said as { readonly message?: unknown } | null)?.message;
  return `The engine refused with status ${answer.statusCode}: ${message ?? 'it does not say why'}`;
}
