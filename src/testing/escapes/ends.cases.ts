import type { Expected } from '../case.ts';
import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

const loose: Expected = { status: 'any', stdout: /^/, stderr: /^/ };
const crashed: Expected = { status: 'stopped', reason: 'crashed', stdout: /^/, stderr: /^/ };

/** The answer stands and nothing was called after it. */
const answered: readonly Expected[] = [{ answer: 'yes', stdout: /^/, stderr: /^/, events: [] }];

const racing = (name: string, program: string, ends: readonly Expected[] = answered): EscapeCase => ({
  name,
  class: 'ends',
  limits: { timeMs: 500 },
  program,
  ends,
});

/** Racing, outliving or faking an end; and what crashes an interpreter. */
export const ends: readonly EscapeCase[] = [
  racing(
    'a thread that waits for the answer calls nothing after it',
    python`
    import threading, time
    gone = []
    def after():
        while not gone: time.sleep(0.001)
        while True:
            try: sdk.see("thread")
            except BaseException: pass
    try: threading.Thread(target=after, daemon=True).start()
    except RuntimeError: pass
    try:
        sdk.final_answer("yes")
    finally:
        gone.append(1)
  `,
  ),
  racing(
    'a signal handler that fires after the answer calls nothing',
    python`
    import signal
    try:
        signal.signal(signal.SIGALRM, lambda *a: sdk.see("signal"))
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
        signal.setitimer(signal.ITIMER_REAL, 0)
    except (AttributeError, OSError, ValueError):
        pass
    sdk.final_answer("yes")
  `,
  ),
  racing(
    'a trace function that calls the SDK within an answer ends only its own program',
    python`
      import sys
      def trace(*a):
          sdk.see("trace")
          return trace
      sys.settrace(trace)
      sdk.final_answer("yes")
    `,
    [loose],
  ),
  racing(
    'two answers in two tasks are one answer',
    python`
    import asyncio
    async def say(word): sdk.final_answer(word)
    await asyncio.gather(say("yes"), say("no"), return_exceptions=True)
  `,
  ),
  racing(
    'an answer that is thrown into a generator ends the program',
    python`
    def g():
        while True:
            try: yield
            except BaseException: sdk.see("kept")
    it = g(); next(it)
    try: sdk.final_answer("yes")
    except BaseException as error: it.throw(error)
  `,
  ),
  racing(
    'hooks for exceptions and displays do not run after the answer',
    'import sys, threading\nsys.excepthook = lambda *a: sdk.see("hook")\nsys.unraisablehook = lambda *a: sdk.see("hook")\nthreading.excepthook = lambda *a: sdk.see("hook")\nsdk.final_answer("yes")',
  ),
  racing(
    'replaced streams are not written after the answer',
    python`
    import sys
    class Loud:
        closed = False
        def write(self, text): return len(text)
        def flush(self):
            if done: sdk.see("flush")
        def close(self): sdk.see("close")
        def __del__(self): sdk.see("del")
    done = False
    sys.stdout = sys.stderr = Loud()
    done = True
    sdk.final_answer("yes")
  `,
    [
      { answer: 'yes', stdout: /^/, stderr: /^/, events: [] },
      { ...loose, events: [] },
    ],
  ),
  racing(
    'open files whose close calls the SDK do not do so after the answer',
    python`
    import io
    class Loud(io.TextIOWrapper):
        def close(self):
            sdk.see("close")
            super().close()
        def flush(self):
            if done: sdk.see("flush")
    done = False
    handle = Loud(open("/out/x", "wb"))
    done = True
    sdk.final_answer("yes")
  `,
  ),
  racing(
    'garbage with finalizers calls nothing after the answer',
    'import gc\nclass G:\n    def __del__(self): sdk.see("garbage")\ngc.disable()\nfor _ in range(100):\n    a, b = G(), G()\n    a.b, b.a = b, a\ndel a, b\nsdk.final_answer("yes")',
  ),
  racing(
    'a caught answer does not let the program go on',
    python`
    import builtins
    caught = []
    class Everything(BaseException):
        pass
    try:
        sdk.final_answer("yes")
    except BaseException as error:
        caught.append(error)
    while True:
        try: sdk.see("on")
        except BaseException: pass
  `,
  ),
  racing(
    'an answer and a crash right after it is an answer',
    'import os\ntry:\n    sdk.final_answer("yes")\nfinally:\n    os._exit(3)',
  ),
  racing('leaving below Python before any answer is no answer', 'import os\nos._exit(0)', [
    crashed,
    { status: 'failed', error: { type: /./ } },
  ]),
  racing('aborting below Python is a crash', 'import os\nos.abort()', [crashed]),
  racing(
    'killing itself is a crash',
    'import os, signal\ntry: os.kill(os.getpid(), signal.SIGKILL)\nexcept (AttributeError, OSError): os.abort()',
    [crashed],
  ),
  racing(
    'stopping itself ends by a limit',
    'import os, signal\nif hasattr(os, "getpid") and hasattr(signal, "SIGSTOP"):\n    try: os.kill(os.getpid(), signal.SIGSTOP)\n    except (AttributeError, OSError): pass\nwhile True: pass',
    [
      { status: 'stopped', reason: 'time', stdout: /^/ },
      { status: 'stopped', reason: 'wall', stdout: /^/ },
      crashed,
    ],
  ),
  racing(
    'ignoring every signal does not stop a stop',
    'import signal\nfor s in range(1, 65):\n    try: signal.signal(s, signal.SIG_IGN)\n    except (OSError, ValueError, AttributeError): pass\nwhile True: pass',
    [{ status: 'stopped', reason: 'time', stdout: /^/ }],
  ),
  racing(
    'faking the end in text is only text',
    'print(\'{"kind":"end","status":"answered"}\')\nprint("\\x04\\x00\\x00\\x00null")\nsdk.see("real")',
    [{ stdout: '{"kind":"end","status":"answered"}\n\x04\0\0\0null\n', events: ['real'] }],
  ),
  racing(
    'raising what the guest raises at an answer is no answer',
    python`
    import gc, sys
    found = [c for c in BaseException.__subclasses__() if c.__module__ not in ("builtins", "asyncio.exceptions")]
    for module in list(sys.modules.values()):
        if "pungi" in getattr(module, "__name__", ""):
            found += [v for v in vars(module).values() if isinstance(v, type) and issubclass(v, BaseException)]
    for kind in found:
        try:
            raise kind("forged") if kind.__init__ is not object.__init__ else kind()
        except Exception:
            pass
        except BaseException as error:
            if type(error).__name__ in ("SystemExit",): continue
            raise
  `,
    [{ status: 'any', stdout: /^/, stderr: /^/, calls: [] }],
  ),
];

/** What ends an interpreter: it may, but nobody else's. */
export const crashes: readonly EscapeCase[] = [
  ...(
    [
      [
        'bytecode of nonsense',
        'def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes(range(256)), co_stacksize=1)\nf()',
      ],
      [
        'bytecode that reads beyond its constants',
        'import dis\ndef f(): return 1\nf.__code__ = f.__code__.replace(co_consts=())\nf()',
      ],
      [
        'a code object with too small a stack',
        'def f(*a): return [a, [a, [a, [a, (a, a, a, a)]]]]\nf.__code__ = f.__code__.replace(co_stacksize=0)\nfor _ in range(1000): f(1, 2, 3)',
      ],
      [
        'marshalled data of nonsense',
        'import marshal\nfor data in (b"c" + b"\\xff" * 200, b"(\\xff\\xff\\xff\\x7f", b"[" * 5000, b"\\xe3" + b"\\x00" * 100):\n    try: exec(marshal.loads(data))\n    except Exception: pass',
      ],
      [
        'a null pointer',
        'try:\n    import ctypes\n    ctypes.string_at(0)\nexcept ImportError:\n    import os\n    os.abort()',
      ],
      ['a crash on request', 'import faulthandler\nfaulthandler._sigsegv()'],
      [
        'a pickle without end',
        'import pickle\ntry: pickle.loads(b"(" * 10_000_000)\nexcept Exception: pass\ntry: pickle.loads(b"\\x80\\x04\\x8d" + b"\\xff" * 8)\nexcept Exception: pass',
      ],
      [
        'objects whose type changes under them',
        'class A: __slots__ = ("x",)\nclass B: __slots__ = ("x",)\na = A()\na.x = 1\ntry: a.__class__ = B\nexcept TypeError: pass\nimport gc\nfor o in gc.get_objects()[:5000]:\n    try: o.__class__ = A\n    except Exception: pass',
      ],
      [
        'dicts that change while they are read',
        'd = {}\nclass K:\n    def __hash__(self): return 1\n    def __eq__(self, o):\n        d.clear()\n        return False\nfor _ in range(100):\n    try: d[K()] = 1\n    except Exception: pass',
      ],
      [
        'iterators chained without end',
        'import itertools\ni = iter([])\nfor _ in range(200_000): i = itertools.chain(i, [])\ndel i',
      ],
      [
        'weak references that come back to life',
        'import gc, weakref\nclass W:\n    def __del__(self): alive.append(self)\nalive = []\nfor _ in range(1000):\n    w = W(); w.me = w; weakref.ref(w, lambda r: gc.collect())\n    del w\ngc.collect()',
      ],
    ] as const
  ).map(
    ([what, program]): EscapeCase => ({
      name: `${what} ends only its own program`,
      class: 'crashes',
      limits: { timeMs: 1_500, memoryBytes: 256 * 1024 * 1024 },
      program,
      ends: [
        { ...loose, status: 'completed' },
        { status: 'failed', error: { type: /./ }, stdout: /^/, stderr: /^/ },
        crashed,
        { ...crashed, reason: 'memory' },
        { ...crashed, reason: 'time', stderr: /Execution timed out\n?$/ },
      ],
    }),
  ),
  {
    name: 'a pickle that runs a command runs none',
    class: 'crashes',
    without: 'noProcesses',
    program: ({ folder }) => python`
      import os, pickle
      class Command:
          def __reduce__(self):
              return (os.system, ("echo x > " + ${JSON.stringify(folder)} + "/pickle",))
      try:
          pickle.loads(pickle.dumps(Command()))
      except (OSError, AttributeError, pickle.PicklingError):
          pass
    `,
  },
];
