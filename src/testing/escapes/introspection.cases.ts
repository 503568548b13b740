import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** Walks through Python's objects. */
export const introspection: readonly EscapeCase[] = [
  {
    name: 'a walk over all subclasses finds no shell',
    class: 'introspection',
    without: 'wall',
    program: ({ file }) => python`
      import os
      for cls in object.__subclasses__():
          scope = getattr(getattr(cls, "__init__", None), "__globals__", {})
          for name in ("os", "sys"):
              module = scope.get(name)
              module = getattr(module, "modules", {}).get("os", module)
              if hasattr(module, "popen"):
                  try:
                      text = module.popen("cat " + ${JSON.stringify(file)}).read()
                  except Exception:
                      continue
                  if text:
                      print("REACHED a shell", text)
                      raise SystemExit
      print("none")
    `,
  },
  {
    name: 'a class that starts processes, found by its name, starts none',
    class: 'introspection',
    without: 'noProcesses',
    program: ({ marker }) => python`
      import subprocess, sys
      found = [c for c in object.__subclasses__() if c.__name__ == "Popen"]
      process = found[0](["sleep", "0.01", ${JSON.stringify(marker)}][:2])
      process.wait()
      print("REACHED a process")
    `,
  },
  {
    name: 'frames above the program hold nothing of the host',
    class: 'introspection',
    program: python`
      import sys
      frame, seen = sys._getframe(), []
      while frame is not None:
          seen.append(frame.f_code.co_name)
          for scope in (frame.f_globals, frame.f_locals):
              for name, value in list(scope.items()):
                  try:
                      print(name, repr(value)[:500])
                  except Exception:
                      pass
          frame = frame.f_back
      print(len(seen) > 0)
    `,
    limits: { outputBytes: 500_000 },
  },
  {
    name: 'what a traceback leads to can be changed without harm to the host',
    class: 'introspection',
    program: python`
      try:
          sdk.fail("x")
      except sdk.SdkError as error:
          tb = error.__traceback__
          while tb is not None:
              scope = tb.tb_frame.f_globals
              if scope is not globals():
                  for name in list(scope):
                      if not name.startswith("__"):
                          scope[name] = None
              tb = tb.tb_next
      try:
          print(sdk.double(1))
      except BaseException as error:
          print(type(error).__name__)
    `,
    limits: { timeMs: 500 },
  },
  {
    name: 'frames behind generators, coroutines and async generators lead nowhere',
    class: 'introspection',
    program: python`
      def g(): yield held.gi_frame.f_back
      held = g()
      frame, names = next(held), []
      async def c(): pass
      coroutine = c()
      async def a(): yield 1
      for start in (frame, coroutine.cr_frame, a().ag_frame):
          while start is not None:
              names.append(start.f_code.co_name)
              for name, value in list(start.f_globals.items()):
                  if type(value).__name__ == "module" and hasattr(value, "environ"):
                      print(dict(value.environ))
              start = start.f_back
      coroutine.close()
      print(len(names) > 0)
    `,
  },
  {
    name: 'every object the garbage collector knows can be read and none is a secret',
    class: 'introspection',
    limits: { outputBytes: 4_000_000, timeMs: 2_000 },
    program: python`
      import gc
      for value in gc.get_objects():
          if isinstance(value, dict):
              for part in list(value.values()):
                  if type(part) is str and 15 < len(part) < 200:
                      print(part)
    `,
  },
  {
    name: 'limits raised inside the guest are still kept by the host',
    class: 'introspection',
    limits: { calls: 5, outputBytes: 2_000, concurrentCalls: 2 },
    program: python`
      import gc
      names = {"calls", "outputBytes", "concurrentCalls", "frameBytes", "depth", "output_bytes", "concurrent_calls", "frame_bytes", "_limit", "limit", "most"}
      for value in gc.get_objects():
          try:
              scope = value if type(value) is dict else vars(value)
              for name in names & set(map(str, scope)):
                  if type(scope[name]) is int:
                      scope[name] = 10**12
          except Exception:
              pass
          for name in names:
              try:
                  if type(getattr(value, name, None)) is int:
                      object.__setattr__(value, name, 10**12)
              except Exception:
                  pass
      for _ in range(20):
          try:
              sdk.see("call")
          except Exception:
              pass
      print("x" * 100_000)
    `,
    ends: [
      { stdout: /^x{0,4000}[^x]*$/, stderr: /^/, events: ['call', 'call', 'call', 'call', 'call'] },
      { status: 'any', stdout: /^x{0,4000}[^x]*$/, stderr: /^/ },
    ],
  },
  {
    name: 'closures, globals and code of SDK functions can be rewritten without harm to the host',
    class: 'introspection',
    limits: { timeMs: 500 },
    program: python`
      import types
      target = sdk.double
      function = getattr(target, "__func__", target)
      for cell in getattr(function, "__closure__", None) or ():
          try:
              cell.cell_contents = "forged"
          except Exception:
              pass
      scope = getattr(function, "__globals__", {})
      for name in list(scope):
          if callable(scope[name]):
              scope[name] = lambda *a, **k: "forged"
      try:
          function.__code__ = (lambda *a, **k: "forged").__code__
      except Exception:
          pass
      try:
          print(sdk.double(1), sdk.search("x"))
      except BaseException as error:
          print(type(error).__name__)
    `,
  },
  {
    name: 'attributes reached by format strings show no secret',
    class: 'introspection',
    limits: { outputBytes: 2_000_000 },
    program: python`
      import string
      paths = (
          "{0.__class__.__init__.__globals__}",
          "{0.__self__.__class__.__dict__}",
          "{0.__globals__}",
          "{0.__class__.__mro__[1].__subclasses__}",
          "{0.__closure__}",
      )
      for value in (sdk, sdk.search, sdk.SdkError, sdk.aio, sdk.map):
          for path in paths:
              for show in (lambda: path.format(value), lambda: string.Formatter().vformat(path, [value], {})):
                  try:
                      print(show())
                  except Exception:
                      pass
    `,
  },
  {
    name: 'objects on the attributes of exceptions lead nowhere',
    class: 'introspection',
    program: python`
      import traceback
      try:
          sdk.no_such_function
      except AttributeError as error:
          owner = error.obj
          print(error.name, [n for n in dir(owner) if not n.startswith("_")][:3])
      try:
          sdk.fail("x")
      except sdk.SdkError as error:
          frames = traceback.walk_tb(error.__traceback__)
          print(sorted({name for frame, _ in frames for name in frame.f_locals})[:50])
    `,
  },
  {
    name: 'modules reached through allowed modules start no shell',
    class: 'introspection',
    without: 'wall',
    importPolicy: { allow: ['statistics', 'random', 'json', 'collections', 'dataclasses', 'typing', 're'] },
    program: ({ file }) => python`
      import statistics, random, json, collections, dataclasses, typing, re
      roots, seen = [statistics, random, json, collections, dataclasses, typing, re], set()
      while roots:
          module = roots.pop()
          if id(module) in seen:
              continue
          seen.add(id(module))
          try:
              text = module.popen("cat " + ${JSON.stringify(file)}).read()
          except Exception:
              text = ""
          if text:
              print("REACHED a shell", text)
              break
          for value in list(vars(module).values()):
              if type(value) is type(json):
                  roots.append(value)
          roots.extend(getattr(module, "modules", {}).values() if module.__name__ == "sys" else ())
    `,
  },
  {
    name: 'loaders and importers reach no native door',
    class: 'introspection',
    without: 'wall',
    importPolicy: { allow: ['json'] },
    program: ({ file }) => python`
      import json
      spec = json.__spec__
      builtin = next(c for c in object.__subclasses__() if c.__name__ == "BuiltinImporter")
      for name in ("posix", "_posixsubprocess", "_ctypes", "_socket", "nt"):
          try:
              module = builtin.load_module(name)
          except Exception:
              continue
          if name == "posix" and hasattr(module, "system"):
              try:
                  handle = module.open(${JSON.stringify(file)}, 0)
              except OSError:
                  continue
              print("REACHED", module.read(handle, 100))
    `,
  },
  {
    name: 'an exception of a hostile type, name, text and notes is reported all the same',
    class: 'introspection',
    program: python`
      class Meta(type):
          def __getattribute__(cls, name): raise SystemExit("type " + name)
          def __instancecheck__(cls, other): raise SystemExit("instance")
          def __subclasscheck__(cls, other): raise SystemExit("subclass")
      class Hostile(Exception, metaclass=Meta):
          def __str__(self): raise BaseException("str")
          def __repr__(self): raise BaseException("repr")
          def __getattribute__(self, name): raise BaseException("attribute " + name)
          __notes__ = property(lambda self: iter(int, 1))
      raise Hostile
    `,
    ends: [{ status: 'failed', error: { type: /./ } }],
  },
  {
    name: 'an exception group that derives nonsense is reported all the same',
    class: 'introspection',
    program: python`
      class Group(BaseExceptionGroup):
          exceptions = property(lambda self: [self] * 3)
          message = property(lambda self: "x" * 10**6)
          def derive(self, excs): return 1
      raise Group("g", [ValueError(1)])
    `,
    limits: { timeMs: 2_000 },
    ends: [{ status: 'failed', error: { type: /./ } }],
  },
];
