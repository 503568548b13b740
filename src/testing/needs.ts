import type { Capabilities } from '../sandbox/index.ts';

/** Something a rung may lack: how its declaration is read, and what its lack means in a table. */
export interface Need {
  readonly met: (capabilities: Capabilities) => boolean;
  readonly otherwise: string;
}

/** The name of one need. */
export type NeedName =
  | 'wall'
  | 'closedFiles'
  | 'closedNetwork'
  | 'noSockets'
  | 'cappedMemory'
  | 'noProcesses'
  | 'noNativeCode'
  | 'narrowKernel'
  | 'exactReplay'
  | 'exitStatus';

/** What cases may need of a rung. A rung that lacks one is held to the difference that the case declares. */
export const needs: Readonly<Record<NeedName, Need>> = {
  wall: {
    met: ({ isolation }) => isolation !== 'none',
    otherwise: 'There is no wall: the program has the rights of the user it runs as.',
  },
  closedFiles: {
    met: ({ filesClosed }) => filesClosed,
    otherwise: 'Files of the host that its user can reach can be reached.',
  },
  closedNetwork: {
    met: ({ networkClosed }) => networkClosed,
    otherwise: 'The network of the host can be reached.',
  },
  noSockets: {
    met: ({ networkClosed, isolation }) => networkClosed && isolation === 'wasm',
    otherwise: 'Sockets can be made and listened on; they reach nothing beyond the wall.',
  },
  cappedMemory: {
    met: ({ memoryCapped }) => memoryCapped,
    otherwise: 'Memory is not capped as a whole.',
  },
  noProcesses: {
    met: ({ processes }) => !processes,
    otherwise: 'The program can start processes.',
  },
  noNativeCode: {
    met: ({ isolation }) => isolation === 'wasm',
    otherwise: 'Native code can be loaded and system calls be made; what confines them is the wall.',
  },
  narrowKernel: {
    met: ({ isolation, processes }) => isolation !== 'none' && !processes,
    otherwise:
      'More calls of the kernel are let through than Python needs: by the profile of the engine, or to a kernel of its own.',
  },
  exactReplay: {
    met: ({ replay }) => replay === 'exact',
    otherwise: 'Only calls repeat exactly: below Python, clock and randomness are the machine’s.',
  },
  exitStatus: {
    met: ({ isolation }) => isolation !== 'wasm',
    otherwise: 'Of a status by which a program leaves past Python, WebAssembly only tells whether it is 0.',
  },
};
