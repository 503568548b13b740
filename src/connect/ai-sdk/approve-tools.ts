import type { RunProgramOptions } from '../../run/index.ts';
import type { AnyTool, ToolRun } from './python-tool-options.ts';

type Approve = NonNullable<RunProgramOptions['approve']>;

/** The tools of one program, and the call of the AI SDK that it belongs to. */
interface Asked {
  readonly tools: ReadonlyMap<string, AnyTool>;
  readonly run: ToolRun;
}

/**
 * Asks only about the calls for which the tool's own `needsApproval` says so. A `needsApproval` that throws counts
 * as a yes.
 */
export function approveTools(approve: Approve | undefined, { tools, run }: Asked): Approve {
  return async (request, options) => {
    const tool = tools.get(request.name);
    if (tool !== undefined && !(await needsApproval(tool, request.input, run)))
      return { decision: 'approve' };
    if (approve === undefined) return { decision: 'deny', reason: nobody(request.name) };
    return approve(request, options);
  };
}

function nobody(name: string): string {
  return `\`${name}\` needs an approval, and nobody can be asked here. Answer without it, and say what is missing.`;
}

async function needsApproval(tool: AnyTool, input: unknown, run: ToolRun): Promise<boolean> {
  if (typeof tool.needsApproval !== 'function') return tool.needsApproval !== false;
  try {
    return (await tool.needsApproval(input, run)) !== false;
  } catch {
    return true;
  }
}
