import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** A listener on 127.0.0.1, for streams and datagrams, that answers nobody. */
export interface Loopback extends Disposable {
  readonly port: number;
}

/** Starts to listen on a free port; each visit is told. */
export async function listen(onVisit: (what: 'connection' | 'datagram') => void): Promise<Loopback> {
  const server = createServer((socket) => {
    onVisit('connection');
    socket.on('error', () => {});
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  const datagrams = createSocket('udp4', () => onVisit('datagram'));
  datagrams.bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  server.unref();
  datagrams.unref();
  return {
    port,
    [Symbol.dispose]: () => {
      server.close();
      datagrams.close();
    },
  };
}

/** Starts to listen where no path is: on Linux such a socket is open to whoever shares the network. */
export async function listenWithoutPath(name: string, onVisit: () => void): Promise<Disposable> {
  if (process.platform !== 'linux') return { [Symbol.dispose]: () => {} };
  const server = createServer((socket) => {
    onVisit();
    socket.on('error', () => {});
    socket.destroy();
  });
  server.listen(`\0${name}`);
  await once(server, 'listening');
  server.unref();
  return { [Symbol.dispose]: () => server.close() };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
