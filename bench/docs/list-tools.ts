import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { JsonSchema } from '../../src/sdk/index.ts';
import type { Server } from './servers.ts';

/** A tool as a server lists it. */
export interface Tool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema?: JsonSchema;
  readonly annotations?: { readonly readOnlyHint?: boolean };
}

/** Starts a server, asks for its tools over its standard streams, and ends it. */
export async function listTools({ script, arguments: given }: Server): Promise<readonly Tool[]> {
  const child = spawn(process.execPath, [script, ...given], { stdio: ['pipe', 'pipe', 'ignore'] });
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  send({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const { id, result } = JSON.parse(line) as Response;
      if (id === 1) {
        send({ method: 'notifications/initialized' });
        send({ id: 2, method: 'tools/list' });
      }
      if (id === 2) return result?.tools ?? [];
    }
    throw new Error(`Expected ${script} to list its tools; it ended before.`);
  } finally {
    child.kill();
  }
}

const clientInfo = { name: 'pungi-bench', version: '0' };

interface Response {
  readonly id?: number;
  readonly result?: { readonly tools?: readonly Tool[] };
}
