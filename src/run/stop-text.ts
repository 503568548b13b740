import type { StopReason } from '../sandbox/index.ts';
import type { Limits } from '../value/index.ts';

/**
 * Why a program was stopped, for the model. Not what the sandbox said of it: that is for whoever runs the host, and
 * may name its paths.
 */
export function stopText(reason: StopReason, limits: Limits): string {
  switch (reason) {
    case 'time':
      return `Execution timed out: the program computed for more than ${limits.timeMs / 1_000} s. Look for a loop that does not end, or do less in one program.`;
    case 'wall':
      return `Execution timed out: the program took more than ${limits.wallMs / 1_000} s with all its calls. Make fewer calls in one program, or make them in parallel with sdk.map.`;
    case 'memory':
      return `The program needed more than ${Math.floor(limits.memoryBytes / 1_048_576)} MiB of memory. Keep less at the same time.`;
    case 'crashed':
      return 'The interpreter crashed: too deep a recursion, or code that ends its process.';
    case 'lost':
      return 'The sandbox was lost while the program ran. What it did before is listed; nothing more is known.';
    case 'aborted':
      return 'The program was aborted.';
    case 'unavailable':
      return 'The sandbox could not be started.';
  }
}
