import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** The limits that hold where a caller names none; those of time are in force in every case. */
export const defaults: readonly ConformanceCase[] = [
  {
    name: 'a program may make 1,000 calls, and no more',
    covers: ['limit-calls', 'defaults'],
    program: python`
      made = 0
      try:
          while True:
              sdk.double(made)
              made += 1
      except sdk.LimitReached:
          print(made)
    `,
    expect: { stdout: '1000\n' },
  },
  {
    name: '64 calls may be in flight at the same time',
    covers: ['limit-calls', 'defaults'],
    program: 'sdk.map(sdk.nap, [60] * 100)\nprint(sdk.peak())',
    expect: { stdout: '64\n' },
  },
  {
    name: 'a value may nest 100 levels',
    covers: ['value-limits', 'defaults'],
    program: python`
      def nested(levels):
          value = 1
          for _ in range(levels):
              value = [value]
          return value
      print(sdk.echo(nested(99)) == nested(99))
      sdk.echo(nested(102))
    `,
    expect: { status: 'failed', stdout: 'True\n', error: { type: /./, message: /100/, line: 7 } },
  },
  {
    name: 'a message may have 16 MiB',
    covers: ['value-limits', 'defaults'],
    program: python`
      print(len(sdk.letters(12_000_000)))
      try:
          sdk.echo("x" * 17_000_000)
      except Exception as error:
          print("refused")
    `,
    expect: { stdout: '12000000\nrefused\n' },
  },
  {
    name: 'a program may print 1 MiB',
    covers: ['limit-output', 'defaults'],
    program: 'import sys\nline = "x" * 1_023\nfor _ in range(1_024): print(line)\nprint("beyond")',
    importPolicy: 'all',
    expect: { stdout: /^(x{1023}\n){1024}(?!beyond)/, stderr: /^/ },
  },
  {
    name: 'a source may have 256 KiB',
    covers: ['limit-source', 'defaults'],
    steps: [
      { program: `print("runs")\n#${'x'.repeat(256 * 1024 - 16)}`, expect: { stdout: 'runs\n' } },
      {
        program: `print("never")\n#${'x'.repeat(256 * 1024)}`,
        expect: { status: 'rejected', stderr: /^/, calls: [] },
      },
    ],
  },
  {
    name: 'a program may leave 4 MiB to the next',
    covers: ['limit-carried', 'defaults'],
    steps: [
      {
        program: 'small = "x" * 3_000_000\nlarge = "y" * 5_000_000',
        expect: { notCarried: { large: /./ } },
      },
      { program: 'print(len(small), "large" in globals())', expect: { stdout: '3000000 False\n' } },
    ],
  },
  {
    name: 'a program may leave 16 MiB of files',
    covers: ['limit-files', 'defaults'],
    importPolicy: 'all',
    program: python`
      import os
      open("/out/small.bin", "wb").write(bytes(10))
      try:
          with open("/out/large.bin", "wb") as handle:
              handle.write(bytes(17 * 1024 * 1024))
      except OSError:
          os.remove("/out/large.bin")
    `,
    expect: { stdout: '', stderr: /^/, artifacts: { 'small.bin': '\0'.repeat(10) } },
  },
  {
    name: 'a program has 256 MiB of memory',
    covers: ['limit-memory', 'defaults'],
    needs: 'cappedMemory',
    instead: { status: 'any', stdout: /^/, stderr: /^/ },
    program: python`
      half = bytearray(120 * 1024 * 1024)
      try:
          more = bytearray(300 * 1024 * 1024)
          print("allocated")
      except MemoryError:
          print(len(half), "refused")
    `,
    expect: { stdout: '125829120 refused\n' },
  },
];
