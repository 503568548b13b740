import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layer, Sandbox, SandboxEnd, SandboxFile } from '../index.ts';
import { guestFolder } from '../lifecycle/guest-folder.ts';
import { unavailable } from '../lifecycle/not-started.ts';
import { runOwn } from '../lifecycle/own-program.ts';
import { type PythonModule, readLibrary } from './library.ts';

/** Our modules, in the order in which they need each other; the last one makes the language. */
const ours = ['__init__', 'names', 'policy', 'guards', 'facades', 'offered', 'language'];

/**
 * Makes the layer for the Python of a sandbox: its modules are compiled once, in there, and proven to be heeded.
 * Rejects with `SANDBOX_UNAVAILABLE`.
 */
export async function makeLayer(over: Sandbox): Promise<Layer> {
  const modules = [...(await readLibrary()), ...(await Promise.all(ours.map(readOurs)))];
  const names = modules.map(({ name }) => name);
  const files = [
    fileOf('order.json', JSON.stringify(names)),
    ...modules.map(({ name, source }) => fileOf(`${name}.py`, source)),
  ];
  const source = await readFile(join(guestFolder, 'pungi_restricted', 'compile_layer.py'), 'utf8');
  const { end, stdout } = await runOwn(over, { source, files });
  if (end.status !== 'completed') throw unavailable(`The rules could not be compiled: ${reasonOf(end)}`);
  const layer = readLayer(stdout);
  await expectHeeded(over, layer);
  return layer;
}

async function readOurs(file: string): Promise<PythonModule> {
  const name = file === '__init__' ? 'pungi_restricted' : `pungi_restricted.${file}`;
  return { name, source: await readFile(join(guestFolder, 'pungi_restricted', `${file}.py`), 'utf8') };
}

function fileOf(path: string, text: string): SandboxFile {
  const bytes = new TextEncoder().encode(text);
  return { path, size: bytes.length, sha256: hash('sha256', bytes), bytes: () => Promise.resolve(bytes) };
}

function reasonOf(end: SandboxEnd): string {
  return end.status === 'failed' ? end.error.message : 'message' in end ? end.message : end.status;
}

/** Two hundred times what it takes. */
const mostCharacters = 10_000_000;

/** Reads what the compiling program printed. Throws `SANDBOX_UNAVAILABLE` where that is no layer. */
export function readLayer(text: string): Layer {
  const { magic, code } = parse(text);
  const isLayer = typeof magic === 'string' && typeof code === 'string' && code.length < mostCharacters;
  if (isLayer && /^[0-9a-f]{8}$/.test(magic) && /^[A-Za-z0-9+/]+={0,2}$/.test(code)) return { magic, code };
  throw unavailable(`Expected the compiled rules, got ${JSON.stringify(text.slice(0, 100))}.`);
}

function parse(text: string): { readonly magic?: unknown; readonly code?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Stops a sandbox that knows nothing of layers from running programs without any rule. */
async function expectHeeded(over: Sandbox, layer: Layer): Promise<void> {
  const { end } = await runOwn(over, { source: '().__class__', layer });
  if (end.status === 'failed' && end.error.type === 'SyntaxError') return;
  if (end.status === 'stopped') throw unavailable(`The rules could not be tried: ${end.message}`);
  throw unavailable(
    `The sandbox ${over.name} does not hand the rules to its guest: it cannot be restricted.`,
  );
}
