import { mkdir, writeFile } from 'node:fs/promises';
import {
  type DocsDetail,
  estimateTokens,
  type FunctionDescription,
  pythonName,
  renderDocs,
  renderManifest,
  renderStub,
} from '../src/sdk/index.ts';
import { listTools, type Tool } from './docs/list-tools.ts';
import { installServers } from './docs/servers.ts';

/**
 * What the page costs beside the JSON definitions that a model reads where tools are called one by one, for
 * the tools of three real servers; and how long 500 functions take. Prints a table and writes
 * `bench/results/docs.json`. Run it by `node bench/docs.ts`.
 */
const details: readonly DocsDetail[] = ['full', 'brief', 'signatures', 'index'];

interface Row {
  readonly name: string;
  readonly tools: number;
  readonly json: number;
  readonly page: Readonly<Record<DocsDetail, number>>;
}

const tools = new Map<string, readonly Tool[]>();
for (const server of await installServers()) tools.set(server.name, await listTools(server));
const together = [...tools].flatMap(([server, listed]) =>
  listed.map((tool) => ({ ...tool, name: `${server}_${tool.name}` })),
);
const sets = [...tools, ['all', together] as const];
const rows = sets.flatMap(([name, listed]) => [
  measure(
    name,
    listed.map(({ outputSchema: _, ...tool }) => tool),
  ),
  measure(`${name}, with output schemas`, listed),
]);
const fixed = renderDocs([]).tokens;
const speed = timeMany([...tools.values()].flat(), 500);

print(rows);
console.log(
  `\nEvery page has ${fixed} tokens beside its functions (how to call, final_answer); the table leaves them out.`,
);
console.log(
  `500 functions: ${Object.entries(speed)
    .map(([what, ms]) => `${what} ${ms} ms`)
    .join(', ')}.`,
);
await mkdir(new URL('results', import.meta.url), { recursive: true });
const results = { tokens: rows, fixedTokens: fixed, milliseconds500: speed };
await writeFile(new URL('results/docs.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);

/** Tokens of one set of tools: definitions compact, as a model API takes them, against each page. */
function measure(name: string, listed: readonly Tool[]): Row {
  const definitions = listed.map(({ name, description, inputSchema, outputSchema }) => ({
    name,
    description,
    input_schema: inputSchema,
    output_schema: outputSchema,
  }));
  const functions = listed.map(functionOf);
  const beside = renderDocs([]).tokens;
  const sizes = details.map((detail) => [detail, renderDocs(functions, { detail }).tokens - beside] as const);
  return {
    name,
    tools: listed.length,
    json: estimateTokens(JSON.stringify(definitions)),
    page: Object.fromEntries(sizes) as Record<DocsDetail, number>,
  };
}

function functionOf(tool: Tool): FunctionDescription {
  const isRead = tool.annotations?.readOnlyHint === true;
  return {
    name: pythonName(tool.name),
    description: tool.description ?? '',
    effect: isRead ? 'read' : 'write',
    input: tool.inputSchema,
    output: tool.outputSchema ?? null,
    examples: [],
    warnings: [],
    rateLimit: null,
    approval: isRead ? 'never' : 'ask',
    timeoutMs: null,
  };
}

/** Milliseconds for so many different functions, the best of five. */
function timeMany(listed: readonly Tool[], count: number): Record<string, number> {
  const functions = Array.from({ length: count }, (_, index) => {
    const tool = listed[index % listed.length];
    if (tool === undefined) throw new Error('Expected the servers to list tools; they listed none.');
    return functionOf({ ...tool, name: `${tool.name}_${index}` });
  });
  return {
    page: bestOf(() => renderDocs(functions)),
    'page within 4,000 tokens': bestOf(() => renderDocs(functions, { budgetTokens: 4_000 })),
    stub: bestOf(() => renderStub(functions)),
    manifest: bestOf(() => renderManifest(functions)),
  };
}

function bestOf(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.round(Math.min(...times));
}

function print(rows: readonly Row[]): void {
  console.log(`| tools of | count | JSON definitions | ${details.join(' | ')} |`);
  console.log(`|---|---|---|${details.map(() => '---|').join('')}`);
  for (const { name, tools, json, page } of rows) {
    const cells = details.map((detail) => `${page[detail]} (${percent(page[detail], json)})`);
    console.log(`| ${name} | ${tools} | ${json} | ${cells.join(' | ')} |`);
  }
}

function percent(size: number, of: number): string {
  const change = Math.round((size / of - 1) * 100);
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change)} %`;
}
