import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a service got it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A service on loopback that notes what it is asked and answers as it is told. */
export interface LocalService extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
}

/** What a service answers with: a status and JSON or text, or whatever it likes. */
export type Answer = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
};

/** Starts one, on a port of its own. */
export async function startService(
  answer: Answer | ((response: ServerResponse) => void),
): Promise<LocalService> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
    received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
    if (typeof answer === 'function') return answer(response);
    const { status = 200, headers = {}, body: given } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof given === 'string' ? given : JSON.stringify(given));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
