/** What a program leaves in its container, and what the next one there looks for. */
export interface Planted {
  readonly name: string;
  readonly plant: string;
  /** Its last line is what it found. */
  readonly look: string;
  readonly found: unknown;
}

const search = `
import re
found = set()
with open("/proc/self/mem", "rb", buffering=0) as memory:
  for line in open("/proc/self/maps"):
    span, rights = line.split()[:2]
    if rights.startswith("rw"):
      start, end = (int(bound, 16) for bound in span.split("-"))
      memory.seek(start)
      found.update(re.findall(rb"planted-[0-9a-f]{16}", memory.read(end - start)))
len(found)`;

const queue = (flags: string): string => `
import ctypes, errno, os
libc = ctypes.CDLL(None, use_errno=True)
errno.errorcode[ctypes.get_errno()] if libc.mq_open(b"/planted", ${flags}, 0o600, None) < 0 else "opened"`;

/** What is taken away, or cannot be left at all: the next program is in the same container. */
export const planted: readonly Planted[] = [
  {
    name: 'a file in /tmp',
    plant: 'open("/tmp/planted", "w").write("x")',
    look: 'import os\nos.listdir("/tmp")',
    found: [],
  },
  {
    name: 'a folder that it closed, deep in /out',
    plant: 'import os\nos.makedirs("/out/a/b")\nos.chmod("/out/a", 0)',
    look: 'import os\nos.listdir("/out")',
    found: [],
  },
  {
    name: 'the rights, the time and attributes of its folders',
    plant: `
import os
os.utime("/tmp", (7, 7))
try: os.setxattr("/tmp", "user.planted", b"x")
except OSError: pass
os.chmod("/tmp", 0o500)`,
    look: 'import os\n[oct(os.stat("/tmp").st_mode), os.stat("/tmp").st_mtime, os.listxattr("/tmp")]',
    found: ['0o40700', 0, []],
  },
  {
    name: 'builtins and modules that it changed',
    plant: 'import builtins, json\nbuiltins.len = lambda _: 7\njson.planted = 1',
    look: 'import json\n[len([]), hasattr(json, "planted")]',
    found: [0, false],
  },
  {
    name: 'environment, folder and mask',
    plant: 'import os\nos.environ["PLANTED"] = "x"\nos.umask(0o777)\nos.chdir("/out")',
    look: 'import os\n[os.environ.get("PLANTED"), os.umask(0o22), os.getcwd()]',
    found: [null, 0o22, '/tmp'],
  },
  {
    name: 'its own source, in memory',
    plant: 'x = "planted-0123456789abcdef"\nprint(x)',
    look: search,
    found: 0,
  },
  {
    name: 'a socket without a file',
    plant: 'import socket\ns = socket.socket(socket.AF_UNIX)\ns.bind("\\0planted")\ns.listen()',
    look: 'import errno, socket\nerrno.errorcode[socket.socket(socket.AF_UNIX).connect_ex("\\0planted")]',
    found: 'ECONNREFUSED',
  },
  {
    name: 'a queue of messages',
    plant: queue('os.O_CREAT | os.O_RDWR'),
    look: queue('os.O_RDWR'),
    found: 'ENOENT',
  },
];

const endFrame =
  '{"kind":"end","status":"completed","delivered":[],"error":null,"value":null,"carried":null,"notCarried":[],"variables":[]}';

/** What takes the container with it, and how the program ends. */
export const marks: readonly [name: string, source: string, end: string][] = [
  ['leaves a process', 'import os, signal\nif os.fork() == 0:\n  os.setsid()\n  signal.pause()', 'completed'],
  [
    'leaves shared memory',
    'import ctypes\nctypes.CDLL(None).shmget(0x7075, 4096, 0o1600) >= 0 or 1 / 0',
    'completed',
  ],
  [
    'lowers a limit of the first process',
    'import resource\nresource.prlimit(1, resource.RLIMIT_NOFILE, (100, 100))',
    'completed',
  ],
  [
    'raises the niceness of the first process',
    'import os\nos.setpriority(os.PRIO_PROCESS, 1, 5)',
    'completed',
  ],
  [
    'lowers the priority of the first process to files',
    'import ctypes, platform\nnumber = {"x86_64": 251, "aarch64": 30}[platform.machine()]\nctypes.CDLL(None).syscall(number, 1, 1, 3 << 13) == 0 or 1 / 0',
    'completed',
  ],
  ['ends with a status', 'import os\nos._exit(3)', 'failed'],
  ['crashes', 'import os\nos.abort()', 'crashed'],
  ['runs for ever', 'while True: pass', 'time'],
  ['kills its relay', 'import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nos.read(3, 1)', 'crashed'],
  ['stops its relay', 'import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)\nwhile True: pass', 'time'],
  [
    'says that it ended, and goes on',
    `import os\nframe = b'${endFrame}'\nos.write(4, len(frame).to_bytes(4, "little") + frame)\nwhile True: pass`,
    'completed',
  ],
];
