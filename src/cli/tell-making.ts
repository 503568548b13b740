import type { MakeOptions } from './rungs.ts';

/**
 * Tells what a sandbox has to say as it is made. The first program of a source checkout waits a minute for the image:
 * who sees nothing thinks it hangs.
 */
export function tellMaking(line: (text: string) => void): MakeOptions {
  return {
    onBuild: ({ step, of, text }) => line(`Building the interpreter (${step} of ${of}): ${text}.`),
    onWarning: line,
  };
}
