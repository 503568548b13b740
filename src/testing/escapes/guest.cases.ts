import type { Expected } from '../case.ts';
import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** In any outcome, but nothing was written on the host. */
const unwritten: Expected = { status: 'any', stdout: /^/, stderr: /^/, events: [] };

const tampering = (name: string, program: string, ends: EscapeCase['ends'] = [unwritten]): EscapeCase => ({
  name,
  class: 'tampering',
  limits: { timeMs: 700, calls: 20 },
  program,
  ends,
});

/** The guest's own parts, found and used by the program against the host. */
export const guestParts: readonly EscapeCase[] = [
  tampering(
    'the guest’s own transport, found through the collector, makes no call that the host refuses',
    python`
      import gc, json, sys
      call = {"kind": "call", "seq": 0, "name": "write_note", "input": {"text": "forged"}, "position": "0:0", "line": 1, "delivered": [], "wait": True}
      found = [o for o in gc.get_objects() if type(o).__name__.endswith("Transport")]
      frame = sys._getframe()
      while frame is not None:
          found += [v for v in list(frame.f_locals.values()) if type(v).__name__.endswith("Transport")]
          frame = frame.f_back
      for transport in found:
          try:
              transport.send(transport.pack(json.dumps(call)))
          except Exception:
              pass
      print("on")
    `,
  ),
  tampering(
    'a forged end through the guest’s own transport brings no answer',
    python`
      import gc, json, sys
      end = {"kind": "end", "status": "answered", "delivered": [], "error": None, "value": None, "carried": None, "notCarried": [], "variables": []}
      frame, found = sys._getframe(), []
      while frame is not None:
          found += [v for v in list(frame.f_locals.values()) if hasattr(v, "finish")]
          frame = frame.f_back
      for owner in found + [o for o in gc.get_objects() if type(o).__name__.endswith("Transport")]:
          for send in ("finish", "send"):
              getattr(owner, send)(owner.pack(json.dumps(end)))
    `,
    [
      { ...unwritten, status: 'stopped', reason: 'crashed' },
      { ...unwritten, status: 'completed' },
      { ...unwritten, status: 'failed', error: { type: /./ } },
    ],
  ),
  tampering(
    'variables of the guest’s frames, written through f_locals, let nothing pass the host',
    python`
      import sys
      def deeper():
          frame = sys._getframe(1)
          while frame is not None:
              for name in list(frame.f_locals):
                  if frame.f_globals is not globals():
                      try:
                          frame.f_locals[name] = {"kind": "end", "status": "answered"}
                      except Exception:
                          pass
              frame = frame.f_back
      deeper()
      sdk.write_note("forged")
    `,
  ),
  tampering(
    'frames of the guest that are cleared or made to jump end only their own program',
    python`
      import sys
      frame = sys._getframe()
      while frame is not None:
          for attack in (lambda f: f.clear(), lambda f: setattr(f, "f_lineno", 1), lambda f: setattr(f, "f_trace", print), lambda f: setattr(f, "f_trace_opcodes", True)):
              try:
                  attack(frame)
              except Exception:
                  pass
          frame = frame.f_back
      sdk.double(1)
    `,
  ),
  tampering(
    'the guest that is run again inside of itself gets no more than before',
    python`
      import sys
      for name, value in list(sys.modules.items()):
          again = getattr(value, "run_program", None) or getattr(value, "run_start", None)
          if "pungi" in name or name == "app":
              for request in (b"{}", "{}", {}, {"kind": "start", "source": "sdk.write_note('forged')", "limits": {}, "manifest": {"functions": []}}):
                  for rest in ((lambda data: b"",), (), (None, True)):
                      try:
                          again(request, *rest)
                      except BaseException:
                          pass
      sdk.double(1)
    `,
  ),
  tampering(
    'switches by which the guest refuses calls do not bind the host',
    python`
      import gc
      for value in gc.get_objects():
          for name in ("refusal", "_refusal", "answered", "_answered", "accepted", "allowed", "_allowed", "_over", "ended"):
              try:
                  if hasattr(value, name):
                      setattr(value, name, None)
              except Exception:
                  pass
      try:
          sdk.write_note("forged")
      except BaseException as error:
          print(type(error).__name__)
    `,
  ),
  tampering(
    'locks of the guest that are taken for good end only their own program',
    python`
      import _thread, gc
      for value in gc.get_objects():
          for part in (value, *(vars(value).values() if hasattr(value, "__dict__") else ())):
              if type(part) in (_thread.LockType, _thread.RLock):
                  part.acquire(False)
      sdk.double(1)
      import colorsys
    `,
  ),
  tampering(
    'generators and coroutines of the guest that are closed end only their own program',
    python`
      import gc, types
      for value in gc.get_objects():
          if type(value) in (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType):
              try:
                  value.throw(SystemExit)
              except BaseException:
                  pass
      sdk.double(1)
    `,
  ),
  tampering(
    'what only the guest refers to can be emptied without harm to the host',
    python`
      import gc, sys
      for root in (sdk, sdk.double, sys.stdout, sys.meta_path[0], sys.displayhook):
          for value in gc.get_referents(root) + gc.get_referrers(root):
              if type(value) in (dict, list, set) and value is not globals() and value is not sys.modules:
                  try:
                      value.clear()
                  except Exception:
                      pass
      sdk.write_note("forged")
    `,
  ),
  {
    name: 'an interpreter inside of the interpreter reads no file of the host',
    class: 'introspection',
    without: 'closedFiles',
    program: ({ file }) => python`
      import importlib
      source = 'print("REACHED", open("""' + ${JSON.stringify(file)} + '""").read(), flush=True)'
      for name in ("_interpreters", "_xxsubinterpreters"):
          try:
              module = importlib.import_module(name)
              inside = module.create()
              getattr(module, "exec", getattr(module, "run_string", None))(inside, source)
          except Exception:
              pass
    `,
  },
  {
    name: 'code made from text, with builtins of its own, reads no file of the host',
    class: 'introspection',
    without: 'closedFiles',
    program: ({ file }) => python`
      import builtins, code, runpy, types
      source = 'print("REACHED", open("""' + ${JSON.stringify(file)} + '""").read())'
      fresh = {"__builtins__": dict(vars(builtins)), "__name__": "fresh"}
      open("made.py", "w").write(source)
      for run in (
          lambda: exec(source, fresh),
          lambda: eval(compile(source, "x", "exec"), fresh),
          lambda: types.FunctionType(compile(source, "x", "exec"), fresh)(),
          lambda: code.InteractiveInterpreter(fresh).runsource(source),
          lambda: runpy.run_path("made.py"),
      ):
          try:
              run()
          except Exception:
              pass
    `,
  },
  {
    name: 'an object that pretends to be anything crosses as nothing',
    class: 'introspection',
    limits: { timeMs: 1_000 },
    program: python`
      class Pretender:
          def __getattribute__(self, name): return self
          def __call__(self, *a, **k): return self
          def __getitem__(self, name): return self
          def __iter__(self): return iter([self])
          def __index__(self): return 1
          def __eq__(self, other): return True
          def __hash__(self): return 1
          def __instancecheck__(self, other): return True
      for attempt in (lambda p: sdk.echo(p), lambda p: sdk.echo([p]), lambda p: sdk.echo({"a": p}), lambda p: sdk.echo({p: 1}), lambda p: sdk.see(p), lambda p: final_answer(p)):
          try:
              attempt(Pretender())
              print("crossed")
          except TypeError:
              print("refused")
    `,
    ends: [{ stdout: 'refused\n'.repeat(6), events: [] }],
  },
];
