import { utf8Bytes } from '../../value/index.ts';
import type { Text } from '../contract.ts';

/** Puts together what a program prints through its guest and what is written past it. */
export interface ProgramText {
  /** Text of the guest, whose own limit the wire has checked. */
  printed(text: Text): void;
  /** Bytes written past the guest, cut at the limit. */
  raw(stream: 'stdout' | 'stderr', bytes: Uint8Array): void;
  /** A line of the rung itself, on stderr. */
  notice(line: string): void;
}

/** Counts one offset for each stream over both sources; `outputBytes` bounds what comes raw. */
export function programText(outputBytes: number, onText: (text: Text) => void): ProgramText {
  const offsets = { stdout: 0, stderr: 0 };
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  let cut = false;
  const tell = (stream: 'stdout' | 'stderr', text: string, line: number | null): void => {
    if (text === '') return;
    onText({ stream, offset: offsets[stream], text, line });
    offsets[stream] += utf8Bytes(text);
  };
  return {
    notice: (line) => tell('stderr', `${line}\n`, null),
    printed: ({ stream, text, line }) => tell(stream, text, line),
    raw(stream, bytes) {
      if (cut) return;
      const left = Math.max(0, outputBytes - offsets.stdout - offsets.stderr);
      tell(stream, decoders[stream].decode(bytes.subarray(0, left), { stream: true }), null);
      if (bytes.length <= left) return;
      cut = true;
      tell('stderr', `\n[output cut: it passed its limit of ${outputBytes} bytes]\n`, null);
    },
  };
}
