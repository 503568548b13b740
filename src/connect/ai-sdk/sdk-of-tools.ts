import type { ToolSet } from 'ai';
import { PungiError } from '../../errors/index.ts';
import {
  defineFunction,
  defineSdk,
  type ExecuteOptions,
  pythonName,
  type Sdk,
  type SdkFunction,
} from '../../sdk/index.ts';
import type { Effect } from '../../value/index.ts';
import type { AnyTool, ToolRun } from './python-tool-options.ts';
import { runTool } from './run-tool.ts';
import { schemaOf } from './schema-of.ts';

/** The tools of an application as an SDK. */
export interface ToolSdk {
  readonly sdk: Sdk<ToolRun>;
  /** By the names that programs know them by. */
  readonly tools: ReadonlyMap<string, AnyTool>;
}

/**
 * Makes an SDK of tools. A name that is none in Python is changed (`get-weather` becomes `get_weather`). Nothing is
 * assumed of what a tool does: it writes, unless `effects` says otherwise.
 */
export function sdkOfTools(tools: ToolSet, effects: { readonly [tool: string]: Effect }): ToolSdk {
  const known = new Map<string, AnyTool>();
  const functions: Record<string, SdkFunction<ToolRun>> = {};
  for (const [given, tool] of Object.entries(tools)) {
    const name = pythonName(given);
    if (known.has(name))
      throw invalid(`Expected the names of tools to differ in Python, got \`${name}\` twice.`);
    known.set(name, tool);
    functions[name] = functionOf(given, tool, effects[given] ?? 'write');
  }
  return { sdk: defineSdk(functions), tools: known };
}

function functionOf(name: string, tool: AnyTool, effect: Effect): SdkFunction<ToolRun> {
  const { description, outputSchema } = tool;
  if (typeof tool.execute !== 'function') {
    throw invalid(
      `Expected the tool \`${name}\` to have an \`execute\`, got none: programs call tools that run here.`,
    );
  }
  return defineFunction({
    ...(typeof description === 'string' ? { description } : {}),
    input: schemaOf(tool.inputSchema, name),
    ...(outputSchema === undefined ? {} : { output: schemaOf(outputSchema, name) }),
    effect,
    approval: tool.needsApproval === undefined || tool.needsApproval === false ? 'never' : 'ask',
    execute: (input, options: ExecuteOptions<ToolRun>) => runTool(tool, input, options),
  });
}

function invalid(message: string): PungiError {
  return new PungiError(message, { code: 'INVALID_OPTION' });
}
