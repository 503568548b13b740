import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** Doors that stand in libraries, where one does not look for them. */
export const libraries: readonly EscapeCase[] = [
  {
    name: 'modules that test the interpreter or leave it are not there',
    class: 'processes',
    without: 'noNativeCode',
    program: python`
      import importlib
      for name in ("_testcapi", "_testinternalcapi", "_testlimitedcapi", "_testmultiphase", "_ctypes_test", "_interpreters", "_xxsubinterpreters", "mmap", "fcntl", "resource", "_winapi", "nt"):
          try:
              importlib.import_module(name)
              print("REACHED", name)
          except ImportError:
              pass
    `,
  },
  {
    name: 'ctypes is not found through classes, loaders or caches either',
    class: 'processes',
    without: 'noNativeCode',
    program: python`
      import importlib.machinery, sys
      def below(cls, seen):
          for kind in type.__subclasses__(cls):
              if kind not in seen:
                  seen.add(kind)
                  below(kind, seen)
          return seen
      names = {f"{c.__module__}.{c.__name__}" for c in below(object, set())}
      print("REACHED" if any("ctypes" in n or "cffi" in n for n in names) else "none")
      for name in ("_ctypes", "_cffi_backend"):
          for finder in (importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter, importlib.machinery.PathFinder):
              if finder.find_spec(name) is not None:
                  print("REACHED", name)
    `,
  },
  {
    name: 'bridges to other engines are not there',
    class: 'processes',
    program: python`
      import importlib
      for name in ("wasmtime", "_wasmtime", "wasmer", "wasi", "node", "_node", "nodejs", "v8", "quickjs", "js2py", "deno", "java", "jpype", "clr", "cffi", "gi", "emscripten", "_emscripten", "browser"):
          try:
              importlib.import_module(name)
              print("REACHED", name)
          except ImportError:
              pass
    `,
  },
  {
    name: 'pools of processes start none',
    class: 'processes',
    without: 'noProcesses',
    limits: { timeMs: 1_500 },
    program: ({ folder }) => python`
      import os
      def touch(name):
          if not os.path.exists(name): os.mkdir(name)
      for start in ("multiprocessing", "concurrent"):
          try:
              if start == "multiprocessing":
                  import multiprocessing
                  child = multiprocessing.get_context("fork").Process(target=touch, args=(${JSON.stringify(folder)} + "/pool",))
                  child.start()
                  child.join()
              else:
                  os.waitpid(os.forkpty()[0] or os._exit(touch(${JSON.stringify(folder)} + "/pty") or 0), 0)
          except (ImportError, OSError, AttributeError, ValueError, NotImplementedError):
              pass
    `,
  },
  {
    name: 'a signal to its own group ends only its own program',
    class: 'processes',
    limits: { timeMs: 700 },
    program: python`
      import os, signal
      for send in (lambda: os.kill(0, signal.SIGKILL), lambda: os.killpg(0, signal.SIGKILL), lambda: signal.raise_signal(signal.SIGTERM)):
          try:
              send()
          except (OSError, AttributeError):
              pass
      print("on")
    `,
    ends: [
      { stdout: 'on\n' },
      { status: 'stopped', reason: 'crashed', stdout: /^/, stderr: /^/ },
      { status: 'failed', error: { type: /./ }, stdout: /^/, stderr: /^/ },
    ],
  },
  {
    name: 'libraries that open files by themselves open none of the host',
    class: 'files',
    without: 'closedFiles',
    program: ({ file }) => python`
      import configparser, importlib.machinery, logging, mailbox, netrc, os, py_compile, runpy, tokenize, urllib.request, zipfile
      path = ${JSON.stringify(file)}
      def log():
          handler = logging.FileHandler(path)
          handler.emit(logging.makeLogRecord({"msg": "changed"}))
          handler.close()
      def attach():
          import sqlite3
          with sqlite3.connect("file:" + path + "?mode=ro", uri=True) as db:
              return db.execute("select * from sqlite_master").fetchall()
      for read in (
          lambda: urllib.request.urlopen("file://" + path).read(),
          lambda: importlib.machinery.SourceFileLoader("x", path).get_data(path),
          lambda: tokenize.open(path).read(),
          lambda: mailbox.mbox(path, create=False).keys(),
          lambda: netrc.netrc(path),
          lambda: configparser.ConfigParser().read(path),
          lambda: zipfile.ZipFile(path),
          lambda: runpy.run_path(path),
          lambda: py_compile.compile(path, cfile="/out/compiled", doraise=True),
          attach,
          log,
      ):
          try:
              text = read()
          except Exception:
              continue
          if text:
              print("REACHED", text)
    `,
  },
  {
    name: 'descriptors of folders lead no higher than the root',
    class: 'files',
    without: 'closedFiles',
    files: { 'a.txt': 'A' },
    program: ({ folder }) => python`
      import os
      target = ${JSON.stringify(folder)}
      for start in ("/", "/data", "/out", "/tmp", ".", ".."):
          try:
              handle = os.open(start, os.O_RDONLY)
          except OSError:
              continue
          for path in ("../" * 12 + target.lstrip("/"), target, "..", "/data/../.." + target):
              try:
                  inner = os.open(path, os.O_RDONLY, dir_fd=handle)
                  if "canary.txt" in os.listdir(inner):
                      print("REACHED", start, path)
              except (OSError, NotImplementedError, TypeError):
                  pass
      for number in range(0, 30):
          try:
              os.fchdir(number)
              print("REACHED" if "canary.txt" in os.listdir("../" * 12 + target.lstrip("/")) else "", end="")
          except (OSError, AttributeError):
              pass
    `,
  },
  {
    name: 'archives with links and climbing names unpack nothing outside',
    class: 'files',
    without: 'closedFiles',
    program: ({ folder, file }) => python`
      import io, tarfile, zipfile
      folder, file = ${JSON.stringify(folder)}, ${JSON.stringify(file)}
      made = io.BytesIO()
      with tarfile.open(fileobj=made, mode="w") as archive:
          for name, kind, link in ((folder + "/slipped", tarfile.REGTYPE, ""), ("../" * 12 + folder[1:] + "/climbed", tarfile.REGTYPE, ""), ("to-file", tarfile.SYMTYPE, file), ("to-folder", tarfile.SYMTYPE, folder), ("to-folder/through", tarfile.REGTYPE, "")):
              entry = tarfile.TarInfo(name)
              entry.type, entry.linkname = kind, link
              archive.addfile(entry)
      made.seek(0)
      with tarfile.open(fileobj=made) as archive:
          for entry in archive:
              try:
                  archive.extract(entry, "/out", filter="fully_trusted")
              except (OSError, KeyError, tarfile.TarError):
                  pass
      with zipfile.ZipFile("/out/made.zip", "w") as archive:
          archive.writestr("../" * 12 + folder[1:] + "/zipped", "x")
      zipfile.ZipFile("/out/made.zip").extractall("/out")
      print("on")
    `,
  },
  {
    name: 'names of machines are not resolved',
    class: 'network',
    without: 'closedNetwork',
    program: python`
      import socket
      for ask in (lambda: socket.gethostbyname("localhost"), lambda: socket.getaddrinfo("localhost", 80), lambda: socket.gethostbyaddr("127.0.0.1")):
          try:
              print("REACHED", ask())
          except (OSError, AttributeError):
              pass
    `,
  },
  {
    name: 'nothing listens for the host or its neighbours',
    class: 'network',
    without: 'noSockets',
    program: python`
      import socket, socketserver, http.server
      for listen in (
          lambda: socket.create_server(("127.0.0.1", 0)),
          lambda: socketserver.TCPServer(("127.0.0.1", 0), None),
          lambda: http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler),
          lambda: socketserver.UDPServer(("127.0.0.1", 0), None),
      ):
          try:
              print("REACHED", type(listen()).__name__)
          except (OSError, AttributeError):
              pass
    `,
  },
  {
    name: 'sockets of every kind and family are refused',
    class: 'network',
    without: 'noSockets',
    program: python`
      import socket
      for family in sorted({int(v) for n, v in vars(socket).items() if n.startswith("AF_")}):
          for kind in (1, 2, 3, 5):
              try:
                  with socket.socket(family, kind):
                      print("REACHED", family, kind)
              except (OSError, OverflowError):
                  pass
      try:
          print("REACHED", socket.socketpair())
      except (OSError, AttributeError):
          pass
    `,
  },
  {
    name: 'every object that can be reached from what crossed is one of Python',
    class: 'leaks',
    limits: { timeMs: 2_000 },
    program: python`
      try:
          sdk.fail("x")
      except sdk.SdkError as caught:
          error = caught
      queue, seen = [sdk, sdk.search("x"), sdk.order(), sdk.given("proto"), error, sdk.search], set()
      while queue and len(seen) < 3_000:
          value = queue.pop()
          if id(value) in seen:
              continue
          seen.add(id(value))
          kind = type(value)
          if kind.__name__.lower().startswith(("js", "proxy", "externref")) or kind.__module__.split(".")[0] in ("js", "pyodide", "wasmtime"):
              print("REACHED", kind)
          for name in dir(value):
              try:
                  queue.append(getattr(value, name))
              except Exception:
                  pass
      print(len(seen) > 500)
    `,
    ends: [{ stdout: 'True\n' }],
  },
  {
    name: 'values with the special keys of JavaScript are values like any other',
    class: 'leaks',
    program: python`
      odd = {"__proto__": {"polluted": True}, "constructor": {"prototype": {"polluted": True}}, "then": "x", "toJSON": 1, "toString": None, "valueOf": [], "length": 10**9, "hasOwnProperty": 0}
      print(sdk.echo(odd) == odd, sdk.echo([odd, {"a": odd}]) == [odd, {"a": odd}], sdk.double(2))
      try:
          sdk.show(1, **{"__proto__": 1})
      except (TypeError, sdk.InvalidInput):
          print("refused")
      final_answer({"then": odd})
    `,
    ends: [
      {
        stdout: 'True True 4\nrefused\n',
        answer: JSON.parse(
          '{"then": {"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "then": "x", "toJSON": 1, "toString": null, "valueOf": [], "length": 1000000000, "hasOwnProperty": 0}}',
        ),
      },
    ],
  },
  {
    name: 'standard input holds nothing of the host',
    class: 'leaks',
    limits: { timeMs: 1_000 },
    program: python`
      import os, sys
      for read in (lambda: input(), lambda: sys.stdin.read(), lambda: sys.__stdin__.buffer.read(), lambda: os.read(0, 100), lambda: open(0).read(), lambda: open("/dev/stdin").read()):
          try:
              found = read()
          except (OSError, EOFError, ValueError, AttributeError):
              continue
          if found:
              print("REACHED", found)
    `,
    ends: [{}],
  },
  {
    name: 'text that is hard to scan does not hold the host up',
    class: 'floods',
    limits: { timeMs: 2_000 },
    program: python`
      hard = ["x" * 200_000 + "!", " " * 200_000, "\\n" * 100_000, "File \"<program>\", line 1\n" * 10_000, "\x1b[2J" * 50_000, "a" * 50_000 + "@" * 50_000]
      for text in hard:
          print(text[:30_000])
          try:
              sdk.fail(text)
          except sdk.SdkError:
              pass
      error = ValueError("".join(hard))
      type(error).__name__
      raise type("E" * 100_000, (Exception,), {})("".join(hard))
    `,
    ends: [{ status: 'failed', error: { type: /^E/ }, stdout: /^/, stderr: /^/ }],
  },
];
