import { standardHandles } from './handles.ts';
import type { HostFunction, HostFunctions } from './host.ts';
import { Pollable } from './poll.ts';

/** `access-denied` in `wasi:sockets/network.error-code`: Python raises PermissionError. */
const accessDenied = 1;

/**
 * Functions that return `result<…, error-code>`, by how far behind the result's first byte the error stands
 * (the alignment of the whole). No socket ever exists, so all but the three that would make one are asked
 * only by a guest that invents handles; they refuse alike.
 */
const refused: { readonly [interfaceName: string]: { readonly [place: number]: readonly string[] } } = {
  'wasi:sockets/tcp-create-socket': { 4: ['create-tcp-socket'] },
  'wasi:sockets/udp-create-socket': { 4: ['create-udp-socket'] },
  'wasi:sockets/ip-name-lookup': {
    2: ['[method]resolve-address-stream.resolve-next-address'],
    4: ['resolve-addresses'],
  },
  'wasi:sockets/tcp': {
    1: [
      '[method]tcp-socket.start-bind',
      '[method]tcp-socket.finish-bind',
      '[method]tcp-socket.start-connect',
      '[method]tcp-socket.start-listen',
      '[method]tcp-socket.finish-listen',
      '[method]tcp-socket.set-listen-backlog-size',
      '[method]tcp-socket.keep-alive-enabled',
      '[method]tcp-socket.set-keep-alive-enabled',
      '[method]tcp-socket.set-keep-alive-idle-time',
      '[method]tcp-socket.set-keep-alive-interval',
      '[method]tcp-socket.set-keep-alive-count',
      '[method]tcp-socket.hop-limit',
      '[method]tcp-socket.set-hop-limit',
      '[method]tcp-socket.set-receive-buffer-size',
      '[method]tcp-socket.set-send-buffer-size',
      '[method]tcp-socket.shutdown',
    ],
    4: [
      '[method]tcp-socket.finish-connect',
      '[method]tcp-socket.accept',
      '[method]tcp-socket.local-address',
      '[method]tcp-socket.remote-address',
      '[method]tcp-socket.keep-alive-count',
    ],
    8: [
      '[method]tcp-socket.keep-alive-idle-time',
      '[method]tcp-socket.keep-alive-interval',
      '[method]tcp-socket.receive-buffer-size',
      '[method]tcp-socket.send-buffer-size',
    ],
  },
  'wasi:sockets/udp': {
    1: [
      '[method]udp-socket.start-bind',
      '[method]udp-socket.finish-bind',
      '[method]udp-socket.unicast-hop-limit',
      '[method]udp-socket.set-unicast-hop-limit',
      '[method]udp-socket.set-receive-buffer-size',
      '[method]udp-socket.set-send-buffer-size',
    ],
    4: [
      '[method]udp-socket.stream',
      '[method]udp-socket.local-address',
      '[method]udp-socket.remote-address',
      '[method]incoming-datagram-stream.receive',
    ],
    8: [
      '[method]udp-socket.receive-buffer-size',
      '[method]udp-socket.send-buffer-size',
      '[method]outgoing-datagram-stream.check-send',
      '[method]outgoing-datagram-stream.send',
    ],
  },
};

/** What is left: things to wait on, a network that leads nowhere, and the end of what never began. */
const others: HostFunctions = {
  'wasi:sockets/instance-network#instance-network': {
    does: 'Names the network, with which nothing can be done.',
    call: () => standardHandles.network,
  },
  'wasi:sockets/tcp#[method]tcp-socket.is-listening': { does: 'Says no.', call: () => 0 },
  ...functions(
    [
      'wasi:sockets/tcp#[method]tcp-socket.subscribe',
      'wasi:sockets/udp#[method]udp-socket.subscribe',
      'wasi:sockets/udp#[method]incoming-datagram-stream.subscribe',
      'wasi:sockets/udp#[method]outgoing-datagram-stream.subscribe',
      'wasi:sockets/ip-name-lookup#[method]resolve-address-stream.subscribe',
    ],
    {
      does: 'Makes something to wait on that is always ready, and then refuses.',
      call: ({ handles }) => handles.add(new Pollable(0n)),
    },
  ),
  ...functions(
    [
      'wasi:sockets/tcp#[resource-drop]tcp-socket',
      'wasi:sockets/udp#[resource-drop]udp-socket',
      'wasi:sockets/udp#[resource-drop]incoming-datagram-stream',
      'wasi:sockets/udp#[resource-drop]outgoing-datagram-stream',
      'wasi:sockets/ip-name-lookup#[resource-drop]resolve-address-stream',
    ],
    { does: 'Forgets a handle.', call: ({ handles }, handle: number) => handles.drop(handle) },
  ),
};

/** Every socket function: there is no network, and asking for it is an errno, not a crash. */
export const socketFunctions: HostFunctions = { ...refusals(), ...others };

function refusals(): HostFunctions {
  return Object.fromEntries(
    Object.entries(refused).flatMap(([interfaceName, places]) =>
      Object.entries(places).flatMap(([place, names]) =>
        names.map((name) => [`${interfaceName}#${name}`, refusal(Number(place))] as const),
      ),
    ),
  );
}

/** The address of the result is always the last argument. */
function refusal(place: number): HostFunction {
  return {
    does: 'Refuses with "permission denied": there is no network.',
    call: ({ memory }, ...values: number[]) => {
      const result = values.at(-1) ?? 0;
      memory.setU8(result, 1);
      memory.setU8(result + place, accessDenied);
    },
  };
}

function functions(names: readonly string[], same: HostFunction): HostFunctions {
  return Object.fromEntries(names.map((name) => [name, same]));
}
