import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

const MiB = 1024 * 1024;

/** Limits that are neither of time nor of output. */
export const limits: readonly ConformanceCase[] = [
  {
    name: 'the call beyond the limit raises, and the program goes on',
    covers: ['limit-calls'],
    limits: { calls: 3 },
    program: python`
      made = 0
      try:
          while True:
              sdk.double(made)
              made += 1
      except sdk.LimitReached as error:
          print(made, "3" in str(error))
    `,
    expect: { stdout: '3 True\n' },
  },
  {
    name: 'an answer can be given after the calls are used up',
    covers: ['limit-calls', 'answer'],
    limits: { calls: 1 },
    program: python`
      sdk.double(1)
      try:
          sdk.double(2)
      except sdk.LimitReached:
          pass
      sdk.final_answer("yes")
    `,
    expect: { answer: 'yes' },
  },
  {
    name: 'calls beyond the limit are never invoked, also when they are asked together',
    covers: ['limit-calls', 'map'],
    limits: { calls: 5 },
    program: python`
      try:
          sdk.map(sdk.see, ["a"] * 20)
      except sdk.LimitReached:
          print("reached")
    `,
    expect: { stdout: 'reached\n', events: ['a', 'a', 'a', 'a', 'a'] },
  },
  {
    name: 'concurrent calls beyond the limit wait their turn',
    covers: ['limit-calls', 'aio'],
    limits: { concurrentCalls: 2 },
    program: python`
      import asyncio
      print(sum(await asyncio.gather(*(sdk.aio.nap(5) for _ in range(10)))), sdk.peak())
    `,
    expect: { stdout: '50 2\n' },
  },
  {
    name: 'one large allocation is a MemoryError that can be caught',
    covers: ['limit-memory'],
    limits: { memoryBytes: 256 * MiB },
    needs: 'cappedMemory',
    instead: { status: 'any', stdout: /^/, stderr: /^/ },
    program: python`
      try:
          block = bytearray(1_000_000_000)
          print("allocated")
      except MemoryError:
          print("refused", sdk.double(1))
    `,
    expect: { stdout: 'refused 2\n' },
  },
  {
    name: 'a program that holds more and more is stopped or told',
    covers: ['limit-memory'],
    limits: { memoryBytes: 128 * MiB },
    needs: 'cappedMemory',
    instead: { status: 'any', stdout: /^/, stderr: /^/ },
    program: python`
      blocks = []
      try:
          for _ in range(1_000):
              blocks.append(bytearray(1_000_000))
          print("allocated")
      except MemoryError:
          blocks.clear()
          print("refused")
    `,
    expect: { stdout: 'refused\n' },
  },
  {
    name: 'a program may use most of its memory',
    covers: ['limit-memory'],
    limits: { memoryBytes: 256 * MiB },
    program: 'block = bytearray(100_000_000)\nprint(len(block))\ndel block',
    expect: { stdout: '100000000\n' },
  },
  {
    name: 'what was said to the host takes no memory after its answer',
    covers: ['limit-memory'],
    limits: { memoryBytes: 96 * MiB },
    program: python`
      for number in range(30):
          sdk.search(str(number) + "x" * 2_400_000)
      print(number)
    `,
    expect: { stdout: '29\n' },
  },
  {
    name: 'what calls say in all is bounded, and an answer can still be given',
    covers: ['limit-calls', 'limit-memory'],
    limits: { memoryBytes: 96 * MiB },
    program: python`
      try:
          for number in range(1_000):
              sdk.search(str(number) + "x" * 4_000_000)
      except sdk.LimitReached:
          sdk.final_answer(f"after {number}")
    `,
    expect: { answer: 'after 25' },
  },
  {
    name: 'a source beyond its limit never starts',
    covers: ['limit-source', 'outcome'],
    limits: { sourceBytes: 1_000 },
    program: `print("never")\n${'# padding\n'.repeat(200)}`,
    expect: { status: 'rejected', stderr: /^/, calls: [] },
  },
];
