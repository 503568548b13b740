import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

const startedAt = Date.UTC(2024, 1, 29, 12, 0, 0);
const seed = '000102030405060708090a0b0c0d0e0f';

/** All randomness that Python code can ask for. */
const randomness = python`
  import random, secrets, uuid, os, tempfile
  print(random.random(), random.randrange(10**9), random.sample(range(100), 3), random.choice("abc"))
  print(uuid.uuid4(), secrets.token_hex(8), secrets.randbelow(10**9), os.urandom(4).hex())
  print(random.SystemRandom().random(), random.Random().random(), next(tempfile._get_candidate_names()))
`;

/** Clock, randomness, and the limits on time. */
export const time: readonly ConformanceCase[] = [
  {
    name: 'every clock of Python starts at the recorded start',
    covers: ['clock'],
    startedAt,
    importPolicy: 'all',
    program: python`
      import time, datetime
      start = ${startedAt / 1000}
      print(0 <= time.time() - start < 5, 0 <= time.time_ns() / 1e9 - start < 5)
      print(0 <= datetime.datetime.now(datetime.timezone.utc).timestamp() - start < 5)
      print(datetime.date.today(), datetime.datetime.now().date(), time.strftime("%Y-%m-%d", time.gmtime()))
      print(time.gmtime().tm_year, time.localtime().tm_mday, time.tzname[0], time.ctime()[-4:])
    `,
    expect: { stdout: 'True True\nTrue\n2024-02-29 2024-02-29 2024-02-29\n2024 29 UTC 2024\n' },
  },
  {
    name: 'the clock never goes back and moves at every read',
    covers: ['clock'],
    importPolicy: 'all',
    program: python`
      import time
      for clock in (time.time, time.monotonic, time.perf_counter, time.time_ns, time.monotonic_ns):
          reads = [clock() for _ in range(100)]
          print(reads == sorted(reads), reads[-1] > reads[0])
    `,
    expect: { stdout: 'True True\n'.repeat(5) },
  },
  {
    name: 'the clock advances with sleeps and with answered calls',
    covers: ['clock'],
    program: python`
      import time
      a = time.time()
      time.sleep(0.05)
      b = time.time()
      sdk.nap(30)
      c = time.time()
      print(0.045 < b - a < 1, 0.02 < c - b < 1)
    `,
    expect: { stdout: 'True True\n' },
  },
  {
    name: 'computing does not move the clock of an exact rung',
    covers: ['clock'],
    needs: 'exactReplay',
    instead: { stdout: /^(True|False)\n$/ },
    program: python`
      import time
      a = time.monotonic()
      sum(range(300_000))
      print(time.monotonic() - a < 0.001)
    `,
    expect: { stdout: 'True\n' },
  },
  {
    name: 'all randomness comes from the seed',
    covers: ['seed'],
    steps: [
      { program: randomness, seed, importPolicy: 'all', expect: { stdout: /^0\.\d+ / } },
      {
        program: `${randomness}\nprint("again")`,
        seed,
        importPolicy: 'all',
        newRun: true,
        expect: { stdout: /^0\.\d+ [\s\S]*again\n$/ },
      },
    ],
  },
  {
    name: 'another seed gives other randomness',
    covers: ['seed'],
    importPolicy: 'all',
    seed: 'ffffffffffffffffffffffffffffffff',
    program: python`
      import random, secrets, uuid
      values = [random.random(), random.random(), secrets.token_hex(4), str(uuid.uuid4())]
      print(len(set(values)), uuid.uuid4().version)
    `,
    expect: { stdout: '4 4\n' },
  },
  {
    name: 'the order of sets and the hashes of text are fixed',
    covers: ['hashes'],
    steps: [
      {
        program:
          'print(hash("pungi") == hash("pungi"), list({"a", "b", "c", "d", "e"}) == list({"a", "b", "c", "d", "e"}))\nkept = [hash("pungi"), list({"a", "b", "c", "d"})]',
        expect: { stdout: 'True True\n' },
      },
      {
        program: 'print(kept == [hash("pungi"), list({"a", "b", "c", "d"})])',
        expect: { stdout: 'True\n' },
      },
    ],
  },
  {
    name: 'an endless loop is stopped by the time limit',
    covers: ['program-time', 'outcome'],
    limits: { timeMs: 150 },
    program: 'print("start", flush=True)\nwhile True: pass',
    expect: { status: 'stopped', reason: 'time', stdout: 'start\n' },
  },
  {
    name: 'sleeping counts as program time',
    covers: ['program-time'],
    limits: { timeMs: 150 },
    program: 'import time\ntime.sleep(60)',
    expect: { status: 'stopped', reason: 'time' },
  },
  {
    name: 'an asynchronous sleep counts as program time',
    covers: ['program-time'],
    limits: { timeMs: 150 },
    program: 'import asyncio\nawait asyncio.sleep(60)',
    expect: { status: 'stopped', reason: 'time' },
  },
  {
    name: 'waiting for the host is no program time',
    covers: ['program-time'],
    limits: { timeMs: 200 },
    program: 'print(sdk.nap(150) + sdk.nap(150))',
    expect: { stdout: '300\n' },
  },
  {
    name: 'waiting for the host is wall time',
    covers: ['wall-time'],
    limits: { wallMs: 200 },
    program: 'print("before")\nsdk.hang()',
    expect: {
      status: 'stopped',
      reason: 'wall',
      stdout: 'before\n',
      events: ['nap aborted'],
      calls: [{ name: 'hang', status: 'unknown' }],
    },
  },
  {
    name: 'time spent in many short sleeps adds up',
    covers: ['program-time'],
    limits: { timeMs: 150 },
    program: 'import time\nfor _ in range(10_000):\n    time.sleep(0.001)\n    sdk.double(1)',
    expect: { status: 'stopped', reason: 'time' },
  },
  ...(
    [
      [
        'catches everything',
        'while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass',
      ],
      ['loops in finally', 'try:\n    1/0\nfinally:\n    while True: pass'],
      ['is inside one C call', 'sum(range(10**12))'],
      ['computes a huge power', 'x = 3 ** (10**9)'],
      ['backtracks in a regular expression', 'import re\nre.match(r"(a+)+$", "a" * 40 + "b")'],
      ['multiplies without end', 'x = [0]\nwhile True:\n    x = [len(x)] * 10'],
      ['waits in a generator without end', 'import itertools\nall(itertools.repeat(True))'],
      ['joins text without end', 'import itertools\n"".join("" for _ in itertools.count())'],
    ] as const
  ).map(
    ([what, program]): ConformanceCase => ({
      name: `a program that ${what} is stopped by the time limit`,
      covers: ['program-time'],
      limits: { timeMs: 150 },
      program,
      expect: { status: 'stopped', reason: 'time' },
    }),
  ),
];
