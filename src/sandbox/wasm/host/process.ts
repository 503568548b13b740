import { GuestExit } from './guest-fault.ts';
import { standardHandles } from './handles.ts';
import type { Host, HostFunctions } from './host.ts';

/** What a process is given by its system: here nothing but its three streams and a way to end. */
export const processFunctions: HostFunctions = {
  'wasi:cli/environment#get-environment': {
    does: 'Gives no variables: the host has none for it.',
    call: emptyList,
  },
  'wasi:cli/environment#get-arguments': { does: 'Gives no arguments.', call: emptyList },
  'wasi:cli/exit#exit': {
    does: 'Ends the program; whether it failed is all that a status says.',
    call: (_host, failed: number) => {
      throw new GuestExit(failed !== 0);
    },
  },
  'wasi:cli/stdin#get-stdin': { does: 'Gives the empty input.', call: () => standardHandles.stdin },
  'wasi:cli/stdout#get-stdout': { does: 'Gives standard output.', call: () => standardHandles.stdout },
  'wasi:cli/stderr#get-stderr': { does: 'Gives standard error.', call: () => standardHandles.stderr },
  'wasi:cli/terminal-stdin#get-terminal-stdin': { does: 'Says that no one types.', call: none },
  'wasi:cli/terminal-stdout#get-terminal-stdout': { does: 'Says that stdout is no terminal.', call: none },
  'wasi:cli/terminal-stderr#get-terminal-stderr': { does: 'Says that stderr is no terminal.', call: none },
  'wasi:cli/terminal-input#[resource-drop]terminal-input': { does: 'Nothing: there is none.', call: nothing },
  'wasi:cli/terminal-output#[resource-drop]terminal-output': {
    does: 'Nothing: there is none.',
    call: nothing,
  },
  'wasi_snapshot_preview1#reset_adapter_state': {
    does: 'Nothing: the adapter for the older WASI is linked in and never used.',
    call: nothing,
  },
};

function emptyList({ memory }: Host, result: number): void {
  memory.setU32(result, 0);
  memory.setU32(result + 4, 0);
}

function none({ memory }: Host, result: number): void {
  memory.setU8(result, 0);
}

function nothing(): void {}
