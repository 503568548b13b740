import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** The program spoils something, then calls; whatever becomes of the call, the host gets well-formed ones. */
const spoiling = (name: string, spoil: string, ends?: EscapeCase['ends']): EscapeCase => ({
  name,
  class: 'tampering',
  limits: { timeMs: 700 },
  program: [
    spoil,
    'try:',
    '    result = sdk.double(21)',
    '    out = sdk.echo({"a": [1, "b", None, 2.5]})',
    'except BaseException as error:',
    '    result = None',
    'final_answer("done")',
  ].join('\n'),
  ...(ends ? { ends } : {}),
});

/** How a program ends that cannot spoil what it spoils. */
const unharmed: EscapeCase['ends'] = [
  {
    answer: 'done',
    stdout: /^/,
    stderr: /^/,
    calls: [
      { name: 'double', status: 'done', input: { x: 21 }, output: 42 },
      { name: 'echo', status: 'done', input: { value: { a: [1, 'b', null, 2.5] } } },
      { name: 'final_answer', status: 'done' },
    ],
  },
];

/** Patches of what the guest may use. */
export const tampering: readonly EscapeCase[] = [
  spoiling(
    'replaced builtins change nothing that crosses',
    python`
      import builtins
      def forged(*a, **k): return "forged"
      for name in ("len", "isinstance", "type", "dict", "list", "str", "int", "float", "repr", "getattr", "setattr",
                   "hasattr", "iter", "next", "zip", "map", "sorted", "range", "enumerate", "issubclass", "callable",
                   "any", "all", "min", "max", "sum", "tuple", "set", "frozenset", "bytes", "bytearray", "print",
                   "id", "vars", "open", "compile", "exec", "eval", "super", "property", "object"):
          setattr(builtins, name, forged)
    `,
    unharmed,
  ),
  spoiling(
    'removed builtins change nothing that crosses',
    python`
      import builtins
      keep = {"__name__", "__import__", "BaseException", "Exception", "__build_class__"}
      remove = delattr
      for name in list(vars(builtins)):
          if name not in keep:
              remove(builtins, name)
    `,
    unharmed,
  ),
  spoiling(
    'patched json changes nothing that crosses',
    python`
      import json, json.encoder, json.decoder, json.scanner
      for module in (json, json.encoder, json.decoder, json.scanner):
          for name in list(vars(module)):
              if callable(getattr(module, name)) and not name.startswith("__"):
                  setattr(module, name, lambda *a, **k: '{"kind":"end"}')
    `,
    unharmed,
  ),
  spoiling(
    'patched struct, io, codecs, os and threading change nothing that crosses',
    python`
      import struct, io, codecs, os, threading, select, time, traceback, linecache, types, inspect
      def forged(*a, **k): raise RuntimeError("forged")
      for module in (struct, codecs, traceback, linecache, inspect, types):
          for name in list(vars(module)):
              if callable(getattr(module, name)) and not name.startswith("__"):
                  setattr(module, name, forged)
      for name in ("write", "read", "open", "close", "fdopen", "fsencode", "fspath", "urandom", "getpid"):
          if hasattr(os, name):
              setattr(os, name, forged)
    `,
    unharmed,
  ),
  spoiling(
    'patched datetime, decimal, uuid, enum and dataclasses change nothing that crosses',
    python`
      import datetime, decimal, uuid, enum, dataclasses
      class Forged:
          def __init__(self, *a, **k): pass
          def __instancecheck__(self, other): return True
      datetime.datetime = datetime.date = decimal.Decimal = uuid.UUID = enum.Enum = int
      dataclasses.is_dataclass = lambda *a: True
      dataclasses.fields = lambda *a: iter([1, 2])
    `,
    unharmed,
  ),
  spoiling(
    'patched asyncio changes nothing that crosses',
    python`
      import asyncio, asyncio.events, asyncio.futures, asyncio.tasks
      def forged(*a, **k): raise RuntimeError("forged")
      for module in (asyncio, asyncio.events, asyncio.futures, asyncio.tasks):
          for name in ("get_running_loop", "get_event_loop", "Future", "Task", "gather", "run", "wait"):
              if hasattr(module, name):
                  setattr(module, name, forged)
    `,
    unharmed,
  ),
  spoiling(
    'patched modules of the guest harm nobody else',
    python`
      import sys
      for name, module in list(sys.modules.items()):
          if "pungi" in name or name in ("sdk", "wit_world", "app"):
              for key in list(vars(module)):
                  if not key.startswith("__"):
                      setattr(module, key, None)
    `,
  ),
  spoiling(
    'classes of the guest that are rewritten harm nobody else',
    python`
      import sys
      for name, module in list(sys.modules.items()):
          if "pungi" in name:
              for value in list(vars(module).values()):
                  if isinstance(value, type):
                      for key in list(vars(value)):
                          try:
                              setattr(value, key, lambda *a, **k: {"kind": "end", "status": "answered"})
                          except Exception:
                              pass
    `,
  ),
  spoiling(
    'emptied sys.modules harms nobody else',
    'import sys\nfor name in list(sys.modules):\n    if name != "__main__":\n        sys.modules.pop(name, None)',
    unharmed,
  ),
  spoiling(
    'dicts behind builtin types that are changed through the collector harm nobody else',
    python`
      import gc
      for kind in (str, dict, list, int):
          inside = gc.get_referents(kind.__dict__)[0]
          inside["planted"] = 1
          inside["__contains__"] = lambda *a: True
    `,
  ),
  spoiling(
    'a trace, profile or audit function sees calls and changes nothing that crosses',
    python`
      import sys, threading
      def spy(frame, event, argument):
          for name in list(frame.f_locals):
              if name in ("name", "input", "answer", "frame", "text"):
                  frame.f_locals[name] = "forged"
          return spy
      sys.settrace(spy)
      sys.setprofile(spy)
      threading.settrace(spy)
      sys.addaudithook(lambda *a: None)
    `,
  ),
  {
    name: 'an audit hook that refuses everything ends only its own program',
    class: 'tampering',
    limits: { timeMs: 700 },
    program: python`
      import sys
      def refuse(*a): raise RuntimeError("no")
      sys.addaudithook(refuse)
      sdk.double(1)
      import fractions
    `,
  },
  {
    name: 'arguments are read once, so that what was approved is what is made',
    class: 'tampering',
    approve: { decision: 'approve' },
    program: python`
      class Turning(str):
          turns = 0
          def __str__(self): Turning.turns += 1; return f"turn {Turning.turns}"
          __repr__ = __format__ = __str__
          def encode(self, *a): return str(self).encode()
      print(sdk.write_note(Turning("first")))
    `,
    ends: [
      { stdout: 'True\n', events: ['noted first'] },
      { status: 'failed', error: { type: 'TypeError' }, events: [] },
    ],
  },
  {
    name: 'an argument that changes itself while it is read harms nobody',
    class: 'tampering',
    limits: { timeMs: 700 },
    program: python`
      import threading
      box = {}
      class Growing(dict):
          def __iter__(self):
              box["x"] = self
              return super().__iter__()
      items = [1]
      class Evil(list):
          def __len__(self): items.append(items); return 2
          def __getitem__(self, n): return items
      for value in (Growing(a=1), Evil([1])):
          try:
              sdk.echo(value)
          except Exception:
              pass
      print("on")
    `,
    ends: [{ stdout: 'on\n' }],
  },
];
