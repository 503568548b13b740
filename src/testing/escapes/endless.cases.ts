import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

const MiB = 1024 * 1024;
const loose: EscapeCase['ends'] = [{ status: 'any', stdout: /^/, stderr: /^/ }];
const limits = { timeMs: 700, memoryBytes: 192 * MiB, artifactBytes: MiB };

const storm = (name: string, program: string, ends: EscapeCase['ends'] = loose): EscapeCase => ({
  name,
  class: 'storms',
  limits,
  program,
  ends,
});

/** What asks one thing of the host or of C for ever, and what stays behind for the next program. */
export const endless: readonly EscapeCase[] = [
  storm('random bytes without end stop by the time limit', 'import os\nwhile True: os.urandom(5_000_000)', [
    { status: 'stopped', reason: 'time' },
  ]),
  storm(
    'sleeping for ever by any way ends by a limit',
    python`
      import select, threading, time
      for sleep in (
          lambda: select.select([], [], [], 1e-9),
          lambda: threading.Event().wait(1e-9),
          lambda: time.sleep(10**9),
      ):
          try:
              sleep()
          except (OSError, OverflowError, ValueError):
              pass
      while True: pass
    `,
    [{ status: 'stopped', reason: 'time' }],
  ),
  storm(
    'a write far beyond the end of a file costs nothing',
    python`
      import os
      for path in ("/out/far", "/tmp/far-" + str(os.getpid())):
          try:
              with open(path, "wb", 0) as handle:
                  handle.seek(2**40)
                  handle.write(b"x")
              print("written")
          except (OSError, OverflowError, MemoryError):
              print("refused")
          finally:
              os.remove(path)
    `,
    [{ stdout: /^((written|refused)\n){2}$/, artifacts: {} }],
  ),
  {
    ...storm(
      'descriptors without end are an error of the program',
      python`
        import os
        keep = []
        try:
            for n in range(40_000): keep.append(os.open("/tmp", os.O_RDONLY))
        except OSError:
            print("refused")
        for descriptor in keep: os.close(descriptor)
        print(os.path.isdir(os.path.abspath(".")))
      `,
      [{ stdout: /^(refused\n)?True\n$/ }],
    ),
    limits: { ...limits, timeMs: 2_000 },
  },
  storm(
    'one expression that asks for gigabytes is a MemoryError or ends by a limit',
    python`
      import struct
      for ask in (
          lambda: f"{1:>{10**10}}",
          lambda: "x".ljust(10**10),
          lambda: "%0*d" % (2**31 - 1, 1),
          lambda: struct.pack("2000000000x"),
          lambda: b"x".zfill(10**10),
          lambda: "x".replace("", "y" * 10**6) * 10**6,
          lambda: "\t".expandtabs(2**31 - 1),
          lambda: (1).to_bytes(2**31 - 1, "big"),
          lambda: [None] * 10**10,
          lambda: list(range(10**10)),
      ):
          try:
              ask()
              print("got")
          except (MemoryError, OverflowError, ValueError):
              print("refused")
    `,
    [
      { stdout: 'refused\n'.repeat(10) },
      { status: 'stopped', reason: 'memory', stdout: /^(refused\n)*$/ },
      { status: 'stopped', reason: 'time', stdout: /^(refused\n|got\n)*$/ },
    ],
  ),
  storm(
    'keys that all have one hash stop by the time limit',
    'd = {}\nfor n in range(10**7): d[n * (2**61 - 1) if __import__("sys").maxsize > 2**31 else n * (2**31 - 1)] = n\nwhile True: pass',
    [
      { status: 'stopped', reason: 'time' },
      { status: 'stopped', reason: 'memory' },
      { status: 'failed', error: { type: 'MemoryError' } },
    ],
  ),
  storm(
    'renaming and removing in circles ends by a limit',
    python`
      import os
      os.mkdir("/out/a")
      for move in (lambda: os.rename("/out/a", "/out/a/b"), lambda: os.rename("/out", "/out/a"), lambda: os.rename("/out/a", "/"), lambda: os.rmdir("/out"), lambda: os.rename("/data", "/out/data"), lambda: os.replace("/out/a", "/data/a")):
          try:
              move()
              print("moved")
          except OSError:
              print("refused")
      while True:
          os.rename("/out/a", "/out/b")
          os.rename("/out/b", "/out/a")
    `,
    [{ status: 'stopped', reason: 'time', stdout: 'refused\n'.repeat(6) }],
  ),
  {
    name: 'watchers of faulthandler end only their own program',
    class: 'ends',
    limits: { timeMs: 700 },
    program: python`
      import faulthandler, time
      for arm in (
          lambda: faulthandler.enable(2),
          lambda: faulthandler.dump_traceback_later(0.05, repeat=True, exit=True, file=2),
          lambda: faulthandler.dump_traceback(2, all_threads=True),
      ):
          try:
              arm()
          except (RuntimeError, AttributeError, ValueError, OSError):
              pass
      while True: pass
    `,
    ends: [
      { status: 'stopped', reason: 'time', stdout: /^/, stderr: /^/ },
      { status: 'failed', error: { type: /./ }, stdout: /^/, stderr: /^/ },
      { status: 'stopped', reason: 'crashed', stdout: /^/, stderr: /^/ },
    ],
  },
  {
    name: 'a watcher of faulthandler does not fire in the next program',
    class: 'planted',
    limits: { timeMs: 1_000 },
    program: python`
      import faulthandler
      try:
          faulthandler.dump_traceback_later(0.03, repeat=True, exit=True, file=2)
      except (RuntimeError, AttributeError, OSError):
          pass
      print("on")
    `,
    ends: [{ stdout: 'on\n', stderr: /^/ }],
  },
  {
    name: 'modules planted where this program works are not imported by the next',
    class: 'planted',
    program: python`
      import os, sys, zipfile
      here = os.getcwd()
      os.makedirs("__pycache__", exist_ok=True)
      for name in ("json", "sdk", "sitecustomize", "usercustomize", "planted_module", "pungi_guest"):
          for folder in (here, "/out"):
              open(f"{folder}/{name}.py", "w").write('print("planted")')
          open(f"__pycache__/{name}.cpython-314.pyc", "wb").write(b"planted")
      open("planted.pth", "w").write('import planted_module\n')
      with zipfile.ZipFile("/out/planted.zip", "w") as archive:
          archive.writestr("planted_module.py", 'print("planted")')
      sys.path[:0] = [here, "/out/planted.zip"]
      sys.path_importer_cache.clear()
      import site
      site.addsitedir(here)
    `,
    ends: [{ status: 'any', stdout: /^/, stderr: /^/ }],
    next: {
      program: python`
        import json, sys
        try:
            import planted_module
        except ImportError:
            print("none", json.dumps([1]), sdk.double(1))
      `,
      ends: [{ stdout: 'none [1] 2\n' }],
    },
  },
  {
    name: 'results that the standard library keeps are not lies in the next program',
    class: 'planted',
    program: python`
      import fnmatch, functools, re, string, struct, textwrap, typing, urllib.parse
      urllib.parse.SplitResult = lambda *a: "planted"
      fnmatch.translate = re.escape = lambda *a: "planted"
      for ask in (lambda: urllib.parse.urlsplit("http://host/x"), lambda: fnmatch.fnmatch("a.txt", "*.txt"), lambda: re.compile("a|b"), lambda: struct.calcsize("3i"), lambda: typing.List[int], lambda: textwrap.dedent(" a")):
          ask()
      re._cache.update({(str, "a|b", 0): re.compile("planted")}) if hasattr(re, "_cache") else None
      functools.lru_cache = functools.cache = lambda *a: None
      struct._clearcache()
    `,
    next: {
      program: python`
        import fnmatch, re, struct, urllib.parse
        print(urllib.parse.urlsplit("http://host/x").netloc, fnmatch.fnmatch("a.txt", "*.txt"), re.sub("a|b", "-", "abc"), struct.calcsize("3i"))
      `,
      ends: [{ stdout: 'host True --c 12\n' }],
    },
  },
];
