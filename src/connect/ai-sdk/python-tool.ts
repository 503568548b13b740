import { experimental_toolCaller, jsonSchema, type ToolSet, tool } from 'ai';
import { runProgram } from '../../run/index.ts';
import { renderDocs } from '../../sdk/index.ts';
import { defaultImports, resolveLimits } from '../../value/index.ts';
import { describeProgram, programSchema } from '../index.ts';
import { approveTools } from './approve-tools.ts';
import type {
  PythonInput,
  PythonResult,
  PythonTool,
  PythonToolOptions,
  ToolRun,
} from './python-tool-options.ts';
import { resultOf } from './result-of.ts';
import { sdkOfTools, type ToolSdk } from './sdk-of-tools.ts';

/**
 * One tool that stands for many: the model writes a Python program that calls the tools of an application, in
 * place of one message for each call. For `generateText`, `streamText` and agents of the AI SDK.
 *
 * A tool keeps its schema, its `execute` and its `needsApproval`; a call that needs one is asked about in the middle
 * of the program, through `approve`. Without `approve` such a call raises `sdk.Denied`.
 *
 * Throws `INVALID_OPTION` on what is no tool that runs here, `UNSUPPORTED_SCHEMA` on a schema that has no Python type.
 */
export function pythonTool(options: PythonToolOptions): PythonTool {
  const bind = remembered((given: ToolSet) => boundTool({ ...options.tools, ...given }, options));
  return experimental_toolCaller(bind({}), { type: 'local', bind });
}

function boundTool(tools: ToolSet, options: PythonToolOptions) {
  const bound = sdkOfTools(tools, options.effects ?? {});
  return tool({
    description: describeProgram(renderDocs(bound.sdk, { imports: importsOf(options) }).text),
    inputSchema: jsonSchema<PythonInput>(programSchema),
    execute: ({ program }, run): Promise<PythonResult> => execute(program, { bound, options, run }),
    toModelOutput: ({ output }) => ({ type: 'text', value: output.text }),
  });
}

function importsOf({ importPolicy }: PythonToolOptions): readonly string[] | 'all' {
  if (importPolicy === undefined) return defaultImports;
  return importPolicy === 'all' ? 'all' : importPolicy.allow;
}

interface Execution {
  readonly bound: ToolSdk;
  readonly options: PythonToolOptions;
  readonly run: ToolRun;
}

async function execute(program: string, { bound, options, run }: Execution): Promise<PythonResult> {
  const { tools: _tools, effects: _effects, approve, ...passed } = options;
  const outcome = await runProgram(program, {
    ...passed,
    sdk: bound.sdk,
    context: run,
    approve: approveTools(approve, { tools: bound.tools, run }),
    ...(run.abortSignal === undefined ? {} : { signal: run.abortSignal }),
  });
  run.abortSignal?.throwIfAborted(); // as any tool that is aborted: the AI SDK ends the generation
  return resultOf(outcome, resolveLimits(options.limits));
}

/** The AI SDK binds the same tools again at each step: what was made of them last is kept. */
function remembered<Made>(make: (tools: ToolSet) => Made): (tools: ToolSet) => Made {
  let last: { readonly tools: ToolSet; readonly made: Made } | null = null;
  return (tools) => {
    if (last === null || !isSame(last.tools, tools)) last = { tools: { ...tools }, made: make(tools) };
    return last.made;
  };
}

function isSame(before: ToolSet, now: ToolSet): boolean {
  const names = Object.keys(now);
  return names.length === Object.keys(before).length && names.every((name) => before[name] === now[name]);
}
