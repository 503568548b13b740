import { type Limits, utf8Bytes } from '../value/index.ts';
import type { TextFrame } from './frames.ts';
import { malformedFrame } from './guards/malformed-frame.ts';

/** Room beyond `outputBytes` for the guest's own notice that it cut. */
const noticeBytes = 4_096;

/** Counts what a program printed, so that no guest can print beyond its limit or out of order. */
export interface Printed {
  /** Throws `MALFORMED_FRAME` on text at another place than where the text before it ended, or beyond the limit. */
  take(text: TextFrame): void;
}

/** A guest cuts its output itself; one that goes on regardless is not ours, and is stopped. */
export function countPrinted({ outputBytes }: Limits): Printed {
  const offsets = { stdout: 0, stderr: 0 };
  return {
    take({ stream, offset, text }) {
      if (offset !== offsets[stream])
        throw malformedFrame(`Expected \`text.offset\` to be ${offsets[stream]}, got ${offset}.`);
      offsets[stream] += utf8Bytes(text);
      if (offsets.stdout + offsets.stderr > outputBytes + noticeBytes)
        throw malformedFrame(`Expected at most ${outputBytes} bytes of text, got more.`);
    },
  };
}
