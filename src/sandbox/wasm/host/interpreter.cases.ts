import type { GivenFile } from './files/tree.ts';

/** A program and what is seen of it; what `expected` leaves out is empty. */
export interface ProgramCase {
  readonly title: string;
  readonly source: string;
  readonly files?: readonly GivenFile[];
  readonly expected: {
    readonly end?: string;
    readonly error?: string;
    readonly stdout?: string;
    readonly stderr?: string;
    readonly slept?: number;
    readonly left?: readonly (readonly [path: string, text: string])[];
  };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const sales: readonly GivenFile[] = [
  { path: '/data/sales.csv', bytes: bytes('a,b\n1,2\n') },
  { path: '/data/year/2025.txt', bytes: bytes('older') },
];

export const programs: readonly ProgramCase[] = [
  {
    title: 'runs source and passes on what it prints, each stream apart',
    source: 'import sys\nprint("out")\nprint("err", file=sys.stderr)',
    expected: { stdout: 'out\n', stderr: 'err\n' },
  },
  {
    title: 'passes on what is written to the descriptors of the streams',
    source: 'import os\nos.write(1, b"one")\nos.write(2, b"two")',
    expected: { stdout: 'one', stderr: 'two' },
  },
  {
    title: 'has an empty standard input',
    source: 'input()',
    expected: { error: 'EOFError: EOF when reading a line' },
  },
  {
    title: 'is no terminal',
    source: 'import sys\nprint(sys.stdin.isatty(), sys.stdout.isatty(), sys.stderr.isatty())',
    expected: { stdout: 'False False False\n' },
  },
  {
    title: 'has neither variables nor arguments nor a path to import from',
    source: 'import os, sys\nprint(dict(os.environ), sys.argv, sys.path)',
    expected: { stdout: '{} [] []\n' },
  },
  {
    title: 'leaves by os._exit as an exit',
    source: 'import os\nos._exit(3)',
    expected: { end: 'exited' },
  },
  {
    title: 'traps on abort',
    source: 'import os\nos.abort()',
    expected: { end: 'trapped' },
  },
  {
    title: 'raises RecursionError',
    source: 'def f(n): return f(n + 1)\nf(0)',
    expected: { error: 'RecursionError: maximum recursion depth exceeded' },
  },
  {
    title: 'reads the time that it was given, a microsecond later after each reading',
    source: 'import time\nprint(time.time_ns(), time.monotonic_ns(), time.time_ns())',
    expected: { stdout: '1767323045000001000 2000 1767323045000003000\n' },
  },
  {
    title: 'sleeps for as long as it asks, less the reading before, on its own clock',
    source:
      'import time\nstart = time.monotonic()\ntime.sleep(90)\nprint(round(time.monotonic() - start, 3))',
    expected: { stdout: '90.0\n', slept: 89_999.999 },
  },
  {
    title: 'waits in select as in sleep',
    source: 'import select\nprint(select.select([], [], [], 1.5))',
    expected: { stdout: '([], [], [])\n', slept: 1_499.999 },
  },
  {
    title: 'is refused the network as by a firewall',
    source: `
import socket
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    try: socket.socket(type=kind)
    except OSError as error: print(repr(error))
try: socket.getaddrinfo("example.com", 80)
except OSError as error: print(repr(error))
`,
    expected: { stdout: "PermissionError(2, 'Permission denied')\n".repeat(3) },
  },
  {
    title: 'starts no process',
    source: `
import os, subprocess
print(hasattr(os, "fork"), hasattr(os, "system"), hasattr(os, "execv"))
try: subprocess.run(["id"])
except OSError as error: print(repr(error))
`,
    expected: { stdout: "False False False\nOSError(58, 'wasi does not support processes.')\n" },
  },
  {
    title: 'starts no thread',
    source: 'import threading\nthreading.Thread(target=print).start()',
    expected: { error: "RuntimeError: can't start new thread" },
  },
  {
    title: 'sees only what it was given, below a root of its own',
    source: 'import os\nprint(os.getcwd(), [folder for folder, _, _ in os.walk("/")])',
    files: sales,
    expected: { stdout: "/ ['/', '/data', '/data/year', '/out', '/tmp']\n" },
  },
  {
    title: 'reads given files',
    source: `
import pathlib
print(repr(open("/data/sales.csv").read()), pathlib.Path("/data/year/2025.txt").read_bytes())
file = open("/data/sales.csv", "rb")
file.seek(-4, 2)
print(file.read(2), file.read(), file.read(), file.tell())
`,
    files: sales,
    expected: { stdout: "'a,b\\n1,2\\n' b'older'\nb'1,' b'2\\n' b'' 8\n" },
  },
  {
    title: 'cannot change given files, nor the folders they stand in',
    source: `
import os
def attempt(what, *values):
    try: what(*values)
    except OSError as error: print(type(error).__name__, error.strerror)
for mode in ("w", "a", "r+"): attempt(open, "/data/sales.csv", mode)
attempt(open, "/data/new", "w")
attempt(open, "/new", "w")
attempt(os.remove, "/data/sales.csv")
attempt(os.mkdir, "/data/new")
attempt(os.rmdir, "/data/year")
attempt(os.rmdir, "/out")
attempt(os.rename, "/data/sales.csv", "/out/sales.csv")
attempt(os.truncate, "/data/sales.csv", 0)
attempt(os.utime, "/data/sales.csv", (0, 0))
print(open("/data/sales.csv").read() == "a,b\\n1,2\\n")
`,
    files: sales,
    expected: { stdout: `${'OSError Read-only file system\n'.repeat(12)}True\n` },
  },
  {
    title: 'finds nothing above its root',
    source: `
for path in ("/etc/passwd", "/data/../../../etc/passwd", "/proc/self/environ", "../../etc/passwd"):
    try: open(path)
    except OSError as error: print(type(error).__name__)
`,
    files: sales,
    expected: { stdout: 'FileNotFoundError\n'.repeat(4) },
  },
  {
    title: 'leaves files in /out',
    source: `
import os, shutil
open("/out/b.txt", "w").write("two")
with open("/out/a.txt", "w") as file: file.write("on")
with open("/out/a.txt", "a") as file: file.write("e")
os.makedirs("/out/deep/er")
open("/tmp/c", "w").write("three")
shutil.move("/tmp/c", "/out/deep/er/c.txt")
os.rename("/out/deep", "/out/moved")
open("/out/gone", "w").close()
os.remove("/out/gone")
print(sorted(os.listdir("/out")), os.listdir("/tmp"))
`,
    expected: {
      stdout: "['a.txt', 'b.txt', 'moved'] []\n",
      left: [
        ['a.txt', 'one'],
        ['b.txt', 'two'],
        ['moved/er/c.txt', 'three'],
      ],
    },
  },
  {
    title: 'writes at any place of a file',
    source: `
with open("/out/a", "wb+") as file:
    file.write(b"0123456789")
    file.seek(4)
    file.write(b"xy")
    file.seek(12)
    file.write(b"z")
    file.seek(0)
    print(file.read())
    file.truncate(3)
import os
descriptor = os.open("/out/a", os.O_RDWR)
print(os.pwrite(descriptor, b"!", 1), os.pread(descriptor, 10, 0), os.fstat(descriptor).st_size)
`,
    expected: { stdout: "b'0123xy6789\\x00\\x00z'\n1 b'0!2' 3\n", left: [['a', '0!2']] },
  },
  {
    title: 'has no room beyond that of its folders',
    source: `
import os
try: open("/out/big", "wb", buffering=0).write(b"x" * 65537)
except OSError as error: print(type(error).__name__, error.strerror)
os.remove("/out/big")
try:
    for index in range(99): open(f"/tmp/{index}", "w").close()
except OSError as error: print(index, error.strerror)
try:
    with open("/out/far", "wb") as file: file.seek(1 << 50); file.write(b"x")
except OSError as error: print(error.strerror)
`,
    expected: {
      stdout: 'OSError I/O error\n16 No space left on device\nI/O error\n',
      left: [['far', '']],
    },
  },
  {
    title: 'counts what is deleted but still open',
    source: `
import os
kept = []
try:
    for index in range(99):
        kept.append(open("/tmp/a", "wb", buffering=0))
        kept[-1].write(b"x" * 30000)
        os.remove("/tmp/a")
except OSError as error: print(index, error.strerror)
kept.clear()
open("/tmp/b", "wb", buffering=0).write(b"x" * 60000)
`,
    expected: { stdout: '2 I/O error\n' },
  },
  {
    title: 'is refused a path of megabytes before the host decodes it',
    source: `
for length in (4096, 30_000_000):
    try: open("/tmp/" + "x" * length)
    except OSError as error: print(error.strerror)
try: open("/tmp/" + "x" * 256, "w")
except OSError as error: print(error.strerror)
`,
    expected: { stdout: 'Filename too long\n'.repeat(3) },
  },
  {
    title: 'has no links',
    source: `
import os
open("/tmp/a", "w").close()
for make in (os.symlink, os.link):
    try: make("/tmp/a", "/tmp/b")
    except OSError as error: print(error.strerror)
try: os.readlink("/tmp/a")
except OSError as error: print(error.strerror)
`,
    expected: { stdout: 'Not supported\nNot supported\nInvalid argument\n' },
  },
  {
    title: 'can use temporary files, SQLite and time zones',
    source: `
import datetime, sqlite3, tempfile, zoneinfo
with tempfile.TemporaryDirectory() as folder:
    base = sqlite3.connect(":memory:")
    print(base.execute("select sum(value) from (select 1 as value union select 2)").fetchone())
print(datetime.datetime(2026, 7, 1, tzinfo=zoneinfo.ZoneInfo("Europe/Paris")))
`,
    expected: { stdout: '(3,)\n2026-07-01 00:00:00+02:00\n' },
  },
  {
    title: 'names bundled modules in tracebacks by a path of their own',
    source: `
import json, traceback
try: json.loads("{")
except ValueError as error: print([frame.filename for frame in traceback.extract_tb(error.__traceback__)])
`,
    expected: {
      stdout:
        "['<program>', '/python/json/__init__.py', '/python/json/decoder.py', '/python/json/decoder.py']\n",
    },
  },
  {
    title: 'gets a TypeError for a frame that is no bytes, not a crash',
    source: 'host_call(bytearray(b"x"))',
    expected: { error: 'TypeError: a frame is bytes, not bytearray' },
  },
  {
    title: 'gets an error when it opens without end',
    source: 'import os\nfiles = [os.open("/tmp/a", os.O_CREAT | os.O_RDONLY) for _ in range(20000)]',
    expected: { error: "OSError: [Errno 48] Out of memory: '/tmp/a'" },
  },
];
