import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** Calls at the same time. */
export const parallel: readonly ConformanceCase[] = [
  {
    name: 'sdk.map keeps the order of its inputs, whatever the order of the replies',
    covers: ['map'],
    program: 'print(sdk.map(sdk.turn, [2, 1, 0]), sdk.peak())',
    expect: { stdout: '[2, 1, 0] 3\n' },
  },
  {
    name: 'sdk.map of nothing is an empty list and makes no call',
    covers: ['map'],
    program: 'print(sdk.map(sdk.double, []))',
    expect: { stdout: '[]\n', calls: [] },
  },
  {
    name: 'sdk.map takes any iterable and counts its calls in the task that called it',
    covers: ['map'],
    program: 'sdk.double(0)\nprint(sdk.map(sdk.double, (n for n in range(3))))',
    expect: {
      stdout: '[0, 2, 4]\n',
      calls: [
        { name: 'double', status: 'done', position: '0:0' },
        { name: 'double', status: 'done', position: '0:1' },
        { name: 'double', status: 'done', position: '0:2' },
        { name: 'double', status: 'done', position: '0:3' },
      ],
    },
  },
  {
    name: 'sdk.map never has more calls in flight than the limit',
    covers: ['map', 'limit-calls'],
    limits: { concurrentCalls: 3 },
    program: 'print(len(sdk.map(sdk.nap, [5] * 20)), sdk.peak())',
    expect: { stdout: '20 3\n' },
  },
  {
    name: 'a failed call of sdk.map raises its error',
    covers: ['map', 'errors'],
    program: python`
      try:
          sdk.map(sdk.fail, ["first", "second"])
      except sdk.CallFailed as error:
          print(error)
    `,
    expect: { stdout: 'first\n' },
  },
  {
    name: 'gather runs calls at the same time and keeps their order',
    covers: ['aio', 'await'],
    program: python`
      import asyncio
      print(await asyncio.gather(*(sdk.aio.turn(n) for n in (2, 1, 0))), sdk.peak())
    `,
    expect: { stdout: '[2, 1, 0] 3\n' },
  },
  {
    name: 'asyncio.run works, more than once',
    covers: ['await'],
    program: python`
      import asyncio
      async def main(n):
          return await sdk.aio.double(n)
      print(asyncio.run(main(1)), asyncio.run(main(2)))
    `,
    expect: { stdout: '2 4\n' },
  },
  {
    name: 'top-level await, async for and async with work',
    covers: ['await'],
    program: python`
      from contextlib import asynccontextmanager
      @asynccontextmanager
      async def opened():
          yield await sdk.aio.double(1)
      async def numbers():
          for n in range(2):
              yield await sdk.aio.double(n)
      async with opened() as value:
          print(value)
      async for n in numbers():
          print(n)
      print([n async for n in numbers()], await sdk.aio.double(5))
    `,
    expect: { stdout: '2\n0\n2\n[0, 2] 10\n' },
  },
  {
    name: 'synchronous calls work between and inside coroutines',
    covers: ['aio'],
    program: python`
      import asyncio
      async def both(n):
          return sdk.double(n) + await sdk.aio.double(n)
      print(sdk.double(1), await asyncio.gather(both(1), both(2)))
    `,
    expect: { stdout: '2 [4, 8]\n' },
  },
  {
    name: 'a task group waits for all of its tasks',
    covers: ['aio'],
    program: python`
      import asyncio
      async with asyncio.TaskGroup() as group:
          tasks = [group.create_task(sdk.aio.turn(n)) for n in (1, 0)]
      print([task.result() for task in tasks], sdk.peak())
    `,
    expect: { stdout: '[1, 0] 2\n' },
  },
  {
    name: 'a failure in a task group cancels the others and raises a group',
    covers: ['aio', 'errors'],
    program: python`
      import asyncio
      try:
          async with asyncio.TaskGroup() as group:
              group.create_task(sdk.aio.hang())
              group.create_task(sdk.aio.fail("no"))
      except* sdk.CallFailed as errors:
          print(len(errors.exceptions), errors.exceptions[0])
    `,
    expect: {
      stdout: '1 no\n',
      events: ['nap aborted'],
      calls: [
        { name: 'hang', status: 'unknown' },
        { name: 'fail', status: 'failed' },
      ],
    },
  },
  {
    name: 'a timeout gives up on a call and aborts it on the host',
    covers: ['aio'],
    program: python`
      import asyncio
      try:
          async with asyncio.timeout(0.03):
              await sdk.aio.hang()
      except TimeoutError:
          print("gave up", sdk.double(1))
      try:
          await asyncio.wait_for(sdk.aio.hang(), 0.03)
      except asyncio.TimeoutError:
          print("again")
    `,
    expect: { stdout: 'gave up 2\nagain\n', events: ['nap aborted', 'nap aborted'] },
  },
  {
    name: 'a cancelled task cancels its call',
    covers: ['aio'],
    program: python`
      import asyncio
      task = asyncio.create_task(sdk.aio.hang())
      await sdk.aio.double(1)
      task.cancel()
      try:
          await task
      except asyncio.CancelledError:
          print("cancelled", task.cancelled())
    `,
    expect: { stdout: 'cancelled True\n', events: ['nap aborted'] },
  },
  {
    name: 'as_completed yields in the order of the replies',
    covers: ['aio'],
    program: python`
      import asyncio
      for next_done in asyncio.as_completed([sdk.aio.turn(2), sdk.aio.turn(0), sdk.aio.turn(1)]):
          print(await next_done)
    `,
    expect: { stdout: '0\n1\n2\n' },
  },
  {
    name: 'queues, events, locks and semaphores of asyncio work',
    covers: ['aio'],
    program: python`
      import asyncio
      queue, gate, most = asyncio.Queue(), asyncio.Semaphore(2), 0
      async def work():
          while (n := await queue.get()) is not None:
              async with gate:
                  await sdk.aio.nap(n)
      for n in (1, 2, 3, 4, None, None, None):
          queue.put_nowait(n)
      await asyncio.gather(work(), work(), work())
      print(sdk.peak() <= 2, queue.empty())
    `,
    expect: { stdout: 'True True\n' },
  },
  {
    name: 'asyncio.sleep sleeps while calls go on',
    covers: ['aio', 'clock'],
    program: python`
      import asyncio, time
      started = time.monotonic()
      await asyncio.gather(asyncio.sleep(0.05), sdk.aio.nap(5), asyncio.sleep(0.02))
      print(0.045 < time.monotonic() - started < 0.5)
    `,
    expect: { stdout: 'True\n' },
  },
  {
    name: 'coroutines that were never awaited do no harm',
    covers: ['aio'],
    program: 'sdk.aio.double(1)\nprint("on")',
    expect: { stdout: 'on\n', stderr: /^/, calls: [] },
  },
  {
    name: 'tasks that are still running at the end are given up',
    covers: ['aio', 'await'],
    program: python`
      import asyncio
      task = asyncio.create_task(sdk.aio.hang())
      await sdk.aio.double(1)
      print("end")
    `,
    expect: {
      stdout: 'end\n',
      stderr: /^/,
      events: ['nap aborted'],
      calls: [
        { name: 'double', status: 'done' },
        { name: 'hang', status: 'unknown' },
      ],
    },
  },
  {
    name: 'positions name the task that called',
    covers: ['aio', 'outcome'],
    program: python`
      import asyncio
      async def one():
          await sdk.aio.double(1)
      async def two():
          await sdk.aio.double(2)
          await asyncio.create_task(one())
      await asyncio.gather(one(), two())
      sdk.double(3)
    `,
    expect: {
      calls: [
        { name: 'double', input: { x: 1 }, status: 'done', position: '0.0:0' },
        { name: 'double', input: { x: 2 }, status: 'done', position: '0.1:0' },
        { name: 'double', input: { x: 1 }, status: 'done', position: '0.1.0:0' },
        { name: 'double', input: { x: 3 }, status: 'done', position: '0:0' },
      ],
    },
  },
  {
    name: 'ThreadPoolExecutor runs inline, SDK calls through map at the same time',
    covers: ['threads'],
    program: python`
      from concurrent.futures import ThreadPoolExecutor, as_completed
      with ThreadPoolExecutor(max_workers=4) as pool:
          print(list(pool.map(sdk.nap, [10, 1, 5])))
          futures = [pool.submit(pow, 2, n) for n in range(3)]
          print([future.result() for future in futures], sorted(f.result() for f in as_completed(futures)))
    `,
    importPolicy: 'all',
    expect: { stdout: '[10, 1, 5]\n[1, 2, 4] [1, 2, 4]\n' },
  },
  {
    name: 'an exception in a pool comes out of its future',
    covers: ['threads'],
    program: python`
      from concurrent.futures import ThreadPoolExecutor
      with ThreadPoolExecutor() as pool:
          future = pool.submit(sdk.fail, "in the pool")
          print(type(future.exception()).__name__, future.exception())
    `,
    importPolicy: 'all',
    expect: { stdout: 'CallFailed in the pool\n' },
  },
  {
    name: 'calls out of the garbage collector are refused and the program goes on',
    covers: ['threads'],
    program: python`
      import gc
      class Cycle:
          def __init__(self): self.me = self
          def __del__(self): sdk.see("collected")
      for _ in range(3): Cycle()
      gc.collect()
      print("on", sdk.double(1))
    `,
    importPolicy: 'all',
    expect: { stdout: 'on 2\n', stderr: /^/, events: [], calls: [{ name: 'double', status: 'done' }] },
  },
  {
    name: 'calls out of threads of the program are refused',
    covers: ['threads'],
    program: python`
      import threading
      seen = []
      def call():
          try:
              sdk.see("thread")
          except Exception as error:
              seen.append(type(error).__name__)
      try:
          thread = threading.Thread(target=call)
          thread.start()
          thread.join()
      except RuntimeError:
          seen.append("RuntimeError")
      print(len(seen), sdk.double(1))
    `,
    importPolicy: 'all',
    expect: { stdout: '1 2\n', stderr: /^/, events: [], calls: [{ name: 'double', status: 'done' }] },
  },
  {
    name: 'to_thread and run_in_executor run inline',
    covers: ['threads'],
    program: python`
      import asyncio
      loop = asyncio.get_running_loop()
      print(await asyncio.to_thread(sdk.double, 2), await loop.run_in_executor(None, sdk.double, 3))
    `,
    expect: { stdout: '4 6\n' },
  },
];
