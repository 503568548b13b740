import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** What shows of the host. */
export const leaks: readonly EscapeCase[] = [
  {
    name: 'an error of the host shows no stack, cause, property or path',
    class: 'leaks',
    program: python`
      import traceback
      for attempt in (lambda: sdk.fail("plain"), sdk.fail_with_secret, sdk.fail_oddly, sdk.lie, lambda: sdk.given("function")):
          try:
              attempt()
          except BaseException as error:
              shown = [str(error), repr(error), repr(vars(error)), repr(error.args), traceback.format_exc()]
              shown += [repr(getattr(error, n, "")) for n in dir(error) if not n.startswith("__")]
              for text in shown:
                  for mark in ("node:internal", ".ts:", "node_modules", "at async", "TypeError: plain"):
                      if mark in text:
                          print("REACHED", mark)
    `,
  },
  {
    name: 'an uncaught error of the host shows no secret in the outcome',
    class: 'leaks',
    program: 'sdk.fail_with_secret()',
    ends: [{ status: 'failed', error: { type: /CallFailed$/ } }],
  },
  {
    name: 'the environment of the host is not there',
    class: 'leaks',
    program: ({ variable }) => python`
      import os
      for name, value in os.environ.items():
          print(name, value)
      print(os.environ.get(${JSON.stringify(variable)}, "none"), os.getenv(${JSON.stringify(variable)}))
      try:
          import posix
          print(posix.environ)
      except ImportError:
          pass
    `,
    ends: [{ stdout: /none None/ }],
  },
  {
    name: 'paths of the host do not show',
    class: 'leaks',
    without: 'wall',
    program: ({ here }) => python`
      import sys, os
      texts = [sys.executable or "", sys.prefix, sys.base_prefix, os.getcwd(), *sys.path, *sys.argv, *sys.orig_argv]
      texts += [str(getattr(m, "__file__", "")) for m in list(sys.modules.values())]
      try:
          raise ValueError
      except ValueError as error:
          frame = error.__traceback__.tb_frame
          while frame:
              texts.append(frame.f_code.co_filename)
              frame = frame.f_back
      for text in texts:
          if ${JSON.stringify(here)} in text:
              print("REACHED", text)
              raise SystemExit
    `,
  },
  {
    name: 'the process table of the host is not there',
    class: 'leaks',
    without: 'wall',
    program: ({ variable }) => python`
      import os
      for entry in (os.listdir("/proc") if os.path.isdir("/proc") else []):
          if entry.isdigit() and entry != str(os.getpid()):
              for part in ("environ", "cmdline"):
                  try:
                      text = open(f"/proc/{entry}/{part}", "rb").read()
                  except OSError:
                      continue
                  if ${JSON.stringify(variable)}.encode() in text or b"node" in text:
                      print("REACHED", part)
    `,
  },
  {
    name: 'the name of the host does not show',
    class: 'leaks',
    without: 'wall',
    program: ({ hostname }) => python`
      import os, platform, socket
      for probe in (socket.gethostname, platform.node, lambda: os.uname().nodename, lambda: open("/etc/hostname").read()):
          try:
              if ${JSON.stringify(hostname)} == probe().strip():
                  print("REACHED the name")
          except (OSError, AttributeError):
              pass
    `,
  },
  {
    name: 'results of the host lead to no object of JavaScript',
    class: 'leaks',
    program: python`
      for value in (sdk.search("x"), sdk.given("proto"), sdk.order(), sdk.search, sdk):
          for name in ("constructor", "__proto__", "prototype", "js", "to_py", "js_id", "typeof", "globalThis", "object_entries"):
              for read in (lambda: getattr(value, name), lambda: getattr(type(value), name)):
                  try:
                      found = read()
                  except Exception:
                      continue
                  if callable(found) or type(found).__name__.startswith("Js"):
                      print("REACHED", name)
    `,
  },
  {
    name: 'modules of a JavaScript bridge are not there or reach nothing',
    class: 'leaks',
    program: python`
      import importlib
      for name in ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "pyodide.code", "pyodide.ffi", "pyodide.http", "micropip"):
          try:
              module = importlib.import_module(name)
          except Exception:
              continue
          for door in ("process", "eval", "Function", "fetch", "require", "globalThis", "run_js", "pyfetch", "open_url", "FS", "mountNodeFS"):
              if hasattr(module, door):
                  print("REACHED", name, door)
    `,
  },
];

/** Files of the host. */
export const hostFiles: readonly EscapeCase[] = [
  {
    name: 'a file of the host cannot be read by any way of opening',
    class: 'files',
    without: 'closedFiles',
    program: ({ file }) => python`
      import io, os, pathlib, fileinput, linecache, shutil, tokenize, codecs
      path = ${JSON.stringify(file)}
      for read in (
          lambda: open(path).read(),
          lambda: io.open(path).read(),
          lambda: io.FileIO(path).read(),
          lambda: os.read(os.open(path, os.O_RDONLY), 100),
          lambda: pathlib.Path(path).read_text(),
          lambda: linecache.getline(path, 1),
          lambda: list(fileinput.input(path)),
          lambda: codecs.open(path).read(),
          lambda: shutil.copy(path, "/out/copied"),
      ):
          try:
              text = read()
          except (OSError, ImportError, AttributeError):
              continue
          if text:
              print("REACHED", text)
    `,
  },
  {
    name: 'paths that climb out of /data, /out and /tmp lead nowhere',
    class: 'files',
    without: 'closedFiles',
    files: { 'a.txt': 'A' },
    program: ({ file }) => python`
      up = "../" * 12
      target = ${JSON.stringify(file)}.lstrip("/")
      for path in ("/data/" + up + target, "/out/" + up + target, "/tmp/" + up + target, "/data/./" + up + target, "//" + target, "/data//../" + up + target, up + target):
          try:
              print("REACHED", open(path).read())
          except OSError:
              pass
    `,
  },
  {
    name: 'folders of the host cannot be listed',
    class: 'files',
    without: 'closedFiles',
    program: ({ folder }) => python`
      import os, glob, pathlib
      for look in (
          lambda: os.listdir(${JSON.stringify(folder)}),
          lambda: [e.name for e in os.scandir(${JSON.stringify(folder)})],
          lambda: glob.glob(${JSON.stringify(folder)} + "/*"),
          lambda: list(pathlib.Path(${JSON.stringify(folder)}).iterdir()),
          lambda: [os.stat(${JSON.stringify(folder)}).st_mtime],
      ):
          try:
              found = look()
          except OSError:
              continue
          if found:
              print("REACHED", found)
    `,
  },
  {
    name: 'folders of the host cannot be written',
    class: 'files',
    without: 'closedFiles',
    program: ({ folder }) => python`
      import os, pathlib
      for write in (
          lambda p: open(p, "w").close(),
          lambda p: os.mkdir(p),
          lambda p: os.symlink("/data", p),
          lambda p: os.close(os.open(p, os.O_CREAT | os.O_WRONLY)),
          lambda p: pathlib.Path(p).touch(),
      ):
          try:
              write(${JSON.stringify(folder)} + "/written")
          except (OSError, AttributeError):
              pass
    `,
  },
  {
    name: 'a file of the host cannot be changed or removed',
    class: 'files',
    without: 'closedFiles',
    program: ({ file }) => python`
      import os
      for change in (
          lambda p: open(p, "a").write("changed"),
          lambda p: os.truncate(p, 1),
          lambda p: os.rename(p, p + ".moved"),
          lambda p: os.remove(p),
      ):
          try:
              change(${JSON.stringify(file)})
          except (OSError, AttributeError):
              pass
    `,
  },
  {
    name: 'a link in /out brings no file of the host out',
    class: 'files',
    program: ({ file, folder }) => python`
      import os
      for make in (
          lambda: os.symlink(${JSON.stringify(file)}, "/out/link.txt"),
          lambda: os.link(${JSON.stringify(file)}, "/out/hard.txt"),
          lambda: os.symlink(${JSON.stringify(folder)}, "/out/folder"),
          lambda: os.symlink("../" * 12 + ${JSON.stringify(file)}, "/out/climb.txt"),
          lambda: os.symlink("/out", "/out/loop"),
      ):
          try:
              make()
          except (OSError, AttributeError, NotImplementedError):
              pass
      print("on")
    `,
    without: 'closedFiles',
  },
  {
    name: 'a symbolic link in /out is never followed',
    class: 'files',
    program: ({ file }) => python`
      import os
      try:
          os.symlink(${JSON.stringify(file)}, "/out/link.txt")
      except (OSError, AttributeError, NotImplementedError):
          pass
      open("/out/plain.txt", "w").write("plain")
    `,
    ends: [{ artifacts: { 'plain.txt': 'plain' }, stderr: /^/ }],
  },
  {
    name: 'a pipe, socket or device in /out does not hold the host up',
    class: 'files',
    limits: { timeMs: 700 },
    program: python`
      import os
      for make in (
          lambda: os.mkfifo("/out/pipe"),
          lambda: os.mknod("/out/device", 0o20666, os.makedev(1, 3)),
          lambda: __import__("socket").socket(__import__("socket").AF_UNIX).bind("/out/socket"),
      ):
          try:
              make()
          except Exception:
              pass
      open("/out/plain.txt", "w").write("plain")
    `,
    ends: [{ artifacts: { 'plain.txt': 'plain' }, stderr: /^/ }],
  },
  {
    name: 'names in /out that climb or deceive come back as plain names or not at all',
    class: 'files',
    program: python`
      import os
      for name in ("..\\\\up.txt", "a\\nb.txt", "-rf", "~", "con", "a\\x1b[2Jb", ".hidden", " ", "a:b", "\\u202egpj.exe"):
          try:
              open("/out/" + name, "w").write("x")
          except OSError:
              pass
      try:
          open(b"/out/\\xff\\xfe", "w").write("x")
      except (OSError, ValueError):
          pass
      print("on")
    `,
    ends: [{ stdout: 'on\n', stderr: /^/ }],
  },
  {
    name: 'names of files that mean something to JavaScript are names like any other',
    class: 'files',
    program: python`
      import os
      names = ["__proto__", "constructor", "toString", "hasOwnProperty", "then"]
      for folder in ("/out/", "odd-", "/out/__proto__.d/"):
          os.makedirs(os.path.dirname(folder) or ".", exist_ok=True)
          for name in names:
              open(folder + name, "w").write("x")
              print(os.path.exists(folder + name), end=" ")
              if folder != "/out/": os.remove(folder + name)
    `,
    ends: [
      {
        stdout: 'True '.repeat(15),
        artifacts: JSON.parse(
          '{"__proto__": "x", "constructor": "x", "toString": "x", "hasOwnProperty": "x", "then": "x"}',
        ),
      },
    ],
  },
  {
    name: 'memory and descriptors of the host cannot be opened as files',
    class: 'files',
    without: 'wall',
    program: ({ pid }) => python`
      import os
      for path in ("/proc/${pid}/mem", "/proc/${pid}/maps", "/proc/${pid}/fd", "/proc/${pid}/root/etc/passwd", "/proc/kcore", "/dev/mem"):
          try:
              found = os.listdir(path) if path.endswith("/fd") else open(path, "rb").read(1)
          except OSError:
              continue
          if found:
              print("REACHED", path)
    `,
  },
];

/** Sockets to the runner's own listener on 127.0.0.1; nothing else is ever asked. */
export const network: readonly EscapeCase[] = [
  {
    name: 'a socket to the host does not connect',
    class: 'network',
    without: 'closedNetwork',
    program: ({ port }) => python`
      import socket
      for family, address in ((socket.AF_INET, ("127.0.0.1", ${port})), (socket.AF_INET6, ("::1", ${port}, 0, 0)), (socket.AF_INET6, ("::ffff:127.0.0.1", ${port}, 0, 0))):
          try:
              with socket.socket(family) as s:
                  s.settimeout(0.3)
                  s.connect(address)
              print("REACHED", address[0])
          except OSError:
              pass
    `,
  },
  {
    name: 'no library of Python connects to the host',
    class: 'network',
    without: 'closedNetwork',
    program: ({ port }) => python`
      import asyncio, ftplib, http.client, smtplib, urllib.request, xmlrpc.client, socket
      socket.setdefaulttimeout(0.3)
      url = "http://127.0.0.1:${port}/latest/meta-data/"
      for attempt in (
          lambda: urllib.request.urlopen(url, timeout=0.3),
          lambda: http.client.HTTPConnection("127.0.0.1", ${port}, timeout=0.3).request("GET", "/"),
          lambda: ftplib.FTP().connect("127.0.0.1", ${port}, 0.3),
          lambda: smtplib.SMTP("127.0.0.1", ${port}, timeout=0.3),
          lambda: xmlrpc.client.ServerProxy(url).list(),
      ):
          try:
              attempt()
          except Exception:
              pass
    `,
  },
  {
    name: 'no connection of asyncio reaches the host',
    class: 'network',
    without: 'closedNetwork',
    program: ({ port }) => python`
      import asyncio
      try:
          await asyncio.wait_for(asyncio.open_connection("127.0.0.1", ${port}), 0.3)
          print("REACHED the listener")
      except (OSError, NotImplementedError, TimeoutError, AttributeError, ValueError):
          pass
    `,
  },
  {
    name: 'no datagram leaves',
    class: 'network',
    without: 'closedNetwork',
    program: ({ port }) => python`
      import socket
      try:
          with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
              s.sendto(b"x", ("127.0.0.1", ${port}))
      except OSError:
          pass
      import time
      time.sleep(0.05)
    `,
  },
  {
    name: 'sockets of services of the host are not there',
    class: 'network',
    without: 'wall',
    program: python`
      import os, socket
      for path in ("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/run/dbus/system_bus_socket"):
          try:
              with socket.socket(socket.AF_UNIX) as s:
                  s.settimeout(0.2)
                  s.connect(path)
              print("REACHED", path)
          except (OSError, AttributeError):
              pass
    `,
  },
];
