import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

const MiB = 1024 * 1024;
const loose: EscapeCase['ends'] = [{ status: 'any', stdout: /^/, stderr: /^/ }];

/** More and more of one thing: bounded, so that a rung without walls survives it. */
const storm = (name: string, program: string, ends: EscapeCase['ends'] = loose): EscapeCase => ({
  name,
  class: 'storms',
  limits: { timeMs: 400, memoryBytes: 192 * MiB, artifactBytes: MiB },
  program,
  ends,
});

/** One that is over soon, however it ends. */
const gust = (...[name, program, ends]: Parameters<typeof storm>): EscapeCase => ({
  ...storm(name, program, ends),
  limits: { timeMs: 2_000, memoryBytes: 192 * MiB, artifactBytes: MiB },
});

/** Resources without end. */
export const storms: readonly EscapeCase[] = [
  storm('lists that grow and grow end by a limit', 'x = [1]\nfor _ in range(26): x += x'),
  storm('text that doubles ends by a limit', 'x = "x"\nfor _ in range(30): x += x'),
  storm('small objects without end stop at a limit', 'x = None\nfor _ in range(4_000_000): x = (x, {})'),
  storm(
    'memory taken behind every MemoryError ends by a limit',
    'x = []\nn = 10**8\nwhile n and len(x) < 6:\n    try: x.append(bytearray(n))\n    except MemoryError: n //= 2\nwhile True: pass',
  ),
  gust(
    'a bytes object of terabytes is a MemoryError',
    'try:\n    bytes(10**13)\nexcept (MemoryError, OverflowError):\n    print("refused")',
    [{ stdout: 'refused\n' }],
  ),
  storm(
    'memory views, arrays and buffers count as memory',
    'import array, io\nkeep = [array.array("d", bytes(8_000_000)) for _ in range(60)]\nkeep.append(io.BytesIO(b"x" * 100_000_000))',
  ),
  storm('a power of a power ends by a limit', 'x = 10 ** (10 ** 9)'),
  gust('printing a huge integer is refused or cut', 'print(10 ** 5_000)', [
    { status: 'failed', error: { type: 'ValueError', line: 1 } },
    { stdout: /^10{5000}\n$/ },
  ]),
  gust('parsing a huge integer is refused', 'int("9" * 1_000_000)', [
    { status: 'failed', error: { type: 'ValueError', line: 1 } },
  ]),
  storm(
    'recursion with the limit taken away ends only its program',
    'import sys\nsys.setrecursionlimit(10**8)\ndef f(): f()\nf()',
  ),
  storm(
    'recursion through C code ends only its program',
    'import sys\nsys.setrecursionlimit(10**8)\nclass A:\n    def __getattr__(self, n): return getattr(self, n + "a")\nA().x',
  ),
  gust(
    'the repr of something nested without end ends only its program',
    'x = []\nfor _ in range(200_000): x = [x]\nrepr(x)',
  ),
  gust(
    'freeing something nested without end ends only its program',
    'x = None\nfor _ in range(300_000): x = (x,)\ndel x\nx = None\nfor _ in range(300_000): x = {"a": x}\ndel x',
  ),
  gust(
    'source nested without end is an error of the program',
    'try:\n    eval("(" * 100_000 + ")" * 100_000)\nexcept (SyntaxError, MemoryError, RecursionError):\n    print("refused")',
    [{ stdout: 'refused\n' }, ...loose],
  ),
  gust(
    'unary operators without end are an error of the program',
    'try:\n    compile("-" * 200_000 + "1", "x", "eval")\nexcept (SyntaxError, MemoryError, RecursionError):\n    print("refused")',
  ),
  gust(
    'JSON nested without end is an error of the program',
    'import json\ntry:\n    json.loads("[" * 200_000)\nexcept (ValueError, RecursionError):\n    print("refused")',
  ),
  storm(
    'a pattern that backtracks without end stops by the time limit',
    'import re\nre.compile("(?:a?){64}a{64}").match("a" * 64)',
  ),
  gust(
    'nested patterns do not crash anything else',
    'import re\ntry: re.compile("(" * 20_000 + ")" * 20_000)\nexcept (re.error, RecursionError, MemoryError, OverflowError): print("refused")',
  ),
  storm(
    'a bomb of compressed data ends by a limit',
    'import zlib\nbomb = zlib.compress(bytes(60_000_000), 9)\nprint(len(bomb) < 100_000)\nkeep = [zlib.decompress(bomb) for _ in range(8)]',
  ),
  storm(
    'a bomb of nested archives ends by a limit',
    'import zipfile, io\nbuffer = io.BytesIO()\nwith zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:\n    for n in range(20): z.writestr(f"{n}", bytes(5_000_000))\nz = zipfile.ZipFile(buffer)\nkeep = [z.read(n) for n in z.namelist() for _ in range(4)]',
  ),
  storm(
    'threads without end are refused or end with their program',
    'import threading, time\nstarted = 0\ntry:\n    for _ in range(2_000):\n        threading.Thread(target=time.sleep, args=(5,), daemon=True).start()\n        started += 1\nexcept RuntimeError:\n    pass\nwhile True: pass',
  ),
  gust(
    'SDK calls from threads are refused or answered, one by one',
    'import threading\nresults = []\ndef work():\n    try: results.append(sdk.double(1))\n    except BaseException as e: results.append(type(e).__name__)\nthreads = []\nfor _ in range(8):\n    try:\n        t = threading.Thread(target=work); t.start(); threads.append(t)\n    except RuntimeError: pass\nfor t in threads: t.join(0.2)\nprint(len(results) <= 8)',
    [{ stdout: 'True\n' }],
  ),
  storm(
    'a hundred thousand tasks end by a limit or by themselves',
    'import asyncio\nasync def w(): await asyncio.sleep(0)\nawait asyncio.gather(*(w() for _ in range(100_000)))',
  ),
  storm(
    'sdk.map over inputs without end stops by a limit',
    'import itertools\nsdk.map(sdk.double, itertools.count())',
  ),
  storm(
    'calls without end stop by a limit',
    'while True:\n    try: sdk.double(1)\n    except BaseException: pass',
  ),
  storm(
    'children without end are refused or end with their program',
    python`
    import os, time
    children = 0
    try:
        for _ in range(40):
            if os.fork() == 0:
                time.sleep(1)
                os._exit(0)
            children += 1
    except (OSError, AttributeError):
        pass
    while True: pass
  `,
  ),
  {
    ...storm('many files in /tmp end by a limit or are gone afterwards', ''),
    program: ({ marker }) => python`
      import os, shutil
      folder = "/tmp/${marker}-storm"
      try:
          os.makedirs(folder)
          for n in range(5_000):
              open(f"{folder}/{n}", "w").close()
      except OSError:
          pass
      shutil.rmtree(folder, ignore_errors=True)
    `,
  },
  storm(
    'many files in /out end by a limit',
    'try:\n    for n in range(20_000): open(f"/out/{n}", "w").close()\nexcept OSError: pass\nwhile True: pass',
  ),
  gust(
    'a large file in /out ends by a limit',
    'try:\n    with open("/out/large", "wb") as f:\n        for _ in range(60): f.write(bytes(1_000_000))\nexcept OSError: pass',
  ),
  gust(
    'a file of a terabyte of nothing costs nothing',
    'try:\n    with open("/out/sparse", "wb") as f: f.truncate(10**12)\nexcept OSError: pass',
    [{ artifacts: {}, stderr: /^/ }, ...loose],
  ),
  gust(
    'a file name of megabytes is an error of the program',
    'for path in ("/out/" + "n" * 1_000_000, "/tmp/" + "d/" * 500_000, "/data/" + "x" * 30_000_000):\n    try: open(path, "w")\n    except (OSError, ValueError, MemoryError): print("refused")',
    [{ stdout: 'refused\n'.repeat(3) }],
  ),
  gust(
    'folders nested without end harm nobody',
    'import os\ntry:\n    os.chdir("/out")\n    for _ in range(3_000):\n        os.mkdir("d" * 20)\n        os.chdir("d" * 20)\nexcept OSError: pass',
  ),
  gust(
    'open files without end are an error of the program',
    'keep = []\ntry:\n    for n in range(20_000): keep.append(open("/out/one", "w"))\nexcept OSError: print("refused")',
  ),
  gust(
    'a sort that changes its list ends only its program',
    'x = list(range(1_000))\nclass K:\n    def __init__(self, v): pass\n    def __lt__(self, o):\n        x.clear()\n        x.extend([1] * 10)\n        return True\ntry: x.sort(key=K)\nexcept ValueError: print("refused")',
  ),
  storm(
    'a loop in a __del__ ends by the time limit',
    'class D:\n    def __del__(self):\n        while True: pass\nd = D()\ndel d',
    [{ status: 'stopped', reason: 'time' }],
  ),
];
