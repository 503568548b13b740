import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server sends to one request. */
export interface WireAnswer {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent piece by piece, each when the one before has left. */
  readonly body: readonly string[];
  /** What follows the body: its end, nothing at all, or a connection that breaks. @default 'end' */
  readonly after?: 'end' | 'hang' | 'reset';
}

/** One request as it arrived. */
export interface WireRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The bytes as text. */
  readonly body: string;
}

/** A model provider on loopback: answers the first request with the first answer, and so on. */
export interface ModelServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly WireRequest[];
  /** Settles once no connection is open. */
  closed(): Promise<void>;
}

/** Starts one on a port of its own. A request beyond the last answer gets the last one again. */
export async function startModelServer(answers: readonly WireAnswer[]): Promise<ModelServer> {
  const requests: WireRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
    requests.push({ path: request.url ?? '', headers: request.headers, body });
    await send(response, answers[requests.length - 1] ?? answers.at(-1));
  });
  // One connection for each request: one that stays open is one that was left open.
  server.on('request', (_, response) => response.setHeader('connection', 'close'));
  let open = 0;
  const idle = new EventTarget();
  server.on('connection', (socket) => {
    open += 1;
    socket.on('close', () => {
      open -= 1;
      if (open === 0) idle.dispatchEvent(new Event('idle'));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    closed: async () => {
      if (open > 0) await once(idle, 'idle');
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function send(response: ServerResponse, answer: WireAnswer | undefined): Promise<void> {
  const { status = 200, headers = {}, body = [], after = 'end' } = answer ?? { body: [] };
  response.writeHead(status, headers);
  response.flushHeaders();
  for (const piece of body) {
    await new Promise<void>((sent) => response.write(piece, () => sent()));
  }
  if (after === 'end') response.end();
  if (after === 'reset') response.destroy();
}
