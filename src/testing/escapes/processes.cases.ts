import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** Shells, children, signals, native code. */
export const processes: readonly EscapeCase[] = [
  {
    name: 'os.system and popen start no shell',
    class: 'processes',
    without: 'noProcesses',
    limits: { timeMs: 1_500 },
    program: ({ folder }) => python`
      import os
      for start in (lambda c: os.system(c), lambda c: os.popen(c).read()):
          try:
              start("echo x > " + ${JSON.stringify(folder)} + "/shell")
          except (OSError, AttributeError):
              pass
    `,
  },
  {
    name: 'subprocess, multiprocessing and asyncio start no process',
    class: 'processes',
    without: 'noProcesses',
    limits: { timeMs: 1_500 },
    program: ({ folder }) => python`
      import asyncio, subprocess
      command = ["touch", ${JSON.stringify(folder)} + "/child"]
      for start in (lambda: subprocess.run(command), lambda: subprocess.check_output(command), lambda: subprocess.Popen(command).wait()):
          try:
              start()
          except (OSError, AttributeError):
              pass
      try:
          process = await asyncio.create_subprocess_exec(*command)
          await process.wait()
      except (OSError, NotImplementedError, RuntimeError, AttributeError):
          pass
      try:
          import multiprocessing
          multiprocessing.get_context("spawn").Process(target=print).start()
      except Exception:
          pass
    `,
  },
  {
    name: 'fork, exec, spawn and pty start no process',
    class: 'processes',
    without: 'noProcesses',
    limits: { timeMs: 1_500 },
    program: ({ folder }) => python`
      import os
      target = ${JSON.stringify(folder)}
      try:
          import pty
          pty.spawn(["/bin/sh", "-c", "echo x > " + target + "/pty"])
      except (ImportError, OSError, AttributeError):
          pass
      try:
          pid = os.posix_spawn("/bin/sh", ["sh", "-c", "echo x > " + target + "/spawn"], {})
          os.waitpid(pid, 0)
      except (OSError, AttributeError):
          pass
      try:
          if os.fork() == 0:
              open(target + "/fork", "w").close()
              os._exit(0)
          os.wait()
      except (OSError, AttributeError):
          pass
      try:
          import _posixsubprocess
          print("there")
      except ImportError:
          pass
      try:
          os.execv("/bin/sh", ["sh", "-c", "echo x > " + target + "/exec"])
      except (OSError, AttributeError):
          pass
    `,
  },
  {
    name: 'a child that left its group ends with its program',
    class: 'processes',
    without: 'noProcesses',
    limits: { timeMs: 600 },
    program: ({ marker }) => python`
      import subprocess, sys
      try:
          subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)", ${JSON.stringify(marker)}], start_new_session=True)
      except (OSError, AttributeError, ValueError):
          pass
      print("on")
    `,
  },
  {
    name: 'a child in the group ends with its program',
    class: 'processes',
    limits: { timeMs: 600 },
    program: ({ marker }) => python`
      import subprocess, sys
      try:
          subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)", ${JSON.stringify(marker)}])
      except (OSError, AttributeError, ValueError):
          pass
      sdk.final_answer("yes")
    `,
    ends: [{ answer: 'yes', stdout: /^/, stderr: /^/ }],
  },
  {
    name: 'a child cannot speak for its program after the end',
    class: 'processes',
    limits: { timeMs: 1_500 },
    program: python`
      import os, time
      try:
          child = os.fork() == 0
      except (OSError, AttributeError):
          child = False
      if child:
          time.sleep(0.05)
          try:
              sdk.see("from the child")
              sdk.final_answer("forged")
          finally:
              os._exit(0)
      sdk.final_answer("yes")
    `,
    ends: [
      { answer: 'yes', stdout: /^/, stderr: /^/, events: [] },
      { status: 'stopped', reason: 'crashed', events: [] },
    ],
  },
  {
    name: 'processes of the host cannot be signalled',
    class: 'processes',
    without: 'wall',
    program: ({ pid }) => python`
      import os
      for probe in (lambda: os.kill(${pid}, 0), lambda: os.getpgid(${pid}), lambda: os.sched_getaffinity(${pid})):
          try:
              probe()
              print("REACHED the process of the host")
          except (OSError, AttributeError):
              pass
    `,
  },
  {
    name: 'no native library can be loaded',
    class: 'processes',
    without: 'noNativeCode',
    program: python`
      try:
          import ctypes
          library = ctypes.CDLL(None)
          print("REACHED", library.getpid() > 0)
      except (ImportError, OSError, AttributeError, TypeError):
          pass
    `,
  },
  {
    name: 'native modules that drive processes, terminals and memory are not there',
    class: 'processes',
    without: 'noNativeCode',
    program: python`
      import importlib
      for name in ("_ctypes", "_posixsubprocess", "termios", "_posixshmem", "_multiprocessing", "readline", "syslog"):
          try:
              importlib.import_module(name)
              print("REACHED", name)
          except ImportError:
              pass
    `,
  },
  {
    name: 'a library brought along cannot be loaded',
    class: 'processes',
    program: ({ marker }) => python`
      import importlib.machinery, importlib.util
      for path in ("/out/planted.so", "/tmp/${marker}.so"):
          try:
              with open(path, "wb") as handle:
                  handle.write(b"\x7fELF" + bytes(200))
              loader = importlib.machinery.ExtensionFileLoader("planted", path)
              spec = importlib.util.spec_from_loader("planted", loader)
              importlib.util.module_from_spec(spec)
              print("REACHED", path)
          except (ImportError, OSError, AttributeError, TypeError):
              pass
    `,
  },
];
