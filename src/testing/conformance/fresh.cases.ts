import type { ConformanceCase, Step } from '../case.ts';
import { python } from '../python.ts';

/** Another one in each process: on a rung without a wall two proofs share the host's own /tmp. */
const traces = JSON.stringify(`/tmp/pungi-planted-${crypto.randomUUID()}`);

const planted = (program: string, stdout = 'planted\n'): Step => ({
  program,
  importPolicy: 'all',
  expect: { stdout },
});
const next = (program: string, stdout: string): Step => ({
  program,
  importPolicy: 'all',
  newRun: true,
  expect: { stdout },
});

/** A program sees nothing of one that ran before it in the same sandbox. */
export const fresh: readonly ConformanceCase[] = [
  {
    name: 'a new run sees no variable of an earlier one',
    covers: ['fresh'],
    steps: [
      planted('leftover = 1\nprint("planted")'),
      next('print("leftover" in globals(), "leftover" in dir())', 'False False\n'),
    ],
  },
  {
    name: 'a patched builtin is whole again in the next program',
    covers: ['fresh'],
    steps: [
      planted('import builtins\nprint("planted")\nbuiltins.len = lambda _: 99\nbuiltins.extra = 1'),
      next('import builtins\nprint(len([1]), hasattr(builtins, "extra"))', '1 False\n'),
    ],
  },
  {
    name: 'a patched builtin is whole again in the next step of the same run',
    covers: ['fresh'],
    steps: [
      planted('import builtins\nprint("planted")\nbuiltins.len = lambda _: 99\nbuiltins.extra = 1'),
      {
        program: 'import builtins\nprint(len([1]), hasattr(builtins, "extra"))',
        importPolicy: 'all',
        expect: { stdout: '1 False\n' },
      },
    ],
  },
  {
    name: 'a patched library module is whole again in the next program',
    covers: ['fresh'],
    steps: [
      planted(python`
        import json, math, random
        json.dumps = lambda *a, **k: "poisoned"
        math.pi = 3
        random.random = lambda: 4
        print("planted")
      `),
      next(
        'import json, math, random\nprint(json.dumps([1]), math.pi > 3.1, random.random() < 1)',
        '[1] True True\n',
      ),
    ],
  },
  {
    name: 'a module put into sys.modules is gone in the next program',
    covers: ['fresh'],
    steps: [
      planted(python`
        import sys, types
        sys.modules["planted_module"] = types.ModuleType("planted_module")
        import planted_module
        print("planted")
      `),
      next(
        python`
          try:
              import planted_module
              print("found")
          except ImportError:
              print("gone")
        `,
        'gone\n',
      ),
    ],
  },
  {
    name: 'a file left in /tmp is gone in the next program',
    covers: ['fresh', 'private'],
    needs: 'closedFiles',
    instead: { stdout: 'found\n' },
    steps: [
      planted(`open(${traces}, "w").write("x")\nprint("planted")`),
      next(
        python`
          import os
          path = ${traces}
          print("found" if os.path.exists(path) else "gone")
          if os.path.exists(path):
              os.remove(path)
        `,
        'gone\n',
      ),
    ],
  },
  {
    name: 'a file left in /out is gone in the next program',
    covers: ['fresh', 'files'],
    steps: [
      {
        program: 'open("/out/planted.txt", "w").write("x")',
        expect: { value: 1, artifacts: { 'planted.txt': 'x' } },
      },
      {
        program: 'import os\nprint(os.listdir("/out"))',
        importPolicy: 'all',
        newRun: true,
        expect: { stdout: '[]\n', artifacts: {} },
      },
    ],
  },
  {
    name: 'a file given to one program is not given to the next',
    covers: ['fresh', 'files'],
    steps: [
      { program: 'print(open("/data/a.txt").read())', files: { 'a.txt': 'A' }, expect: { stdout: 'A\n' } },
      {
        program: 'import os\nprint(os.path.exists("/data/a.txt"))',
        importPolicy: 'all',
        newRun: true,
        expect: { stdout: 'False\n' },
      },
    ],
  },
  {
    name: 'the state of random is the seed’s, whatever ran before',
    covers: ['fresh', 'seed'],
    steps: [
      planted('import random\nrandom.seed(1)\nprint("planted")'),
      {
        program: 'import random\nprint(random.Random(1).random() == random.random())',
        newRun: true,
        expect: { stdout: 'False\n' },
      },
    ],
  },
  {
    name: 'a changed environment is gone in the next program',
    covers: ['fresh'],
    steps: [
      planted('import os\nos.environ["PLANTED"] = "1"\nprint("planted")'),
      next('import os\nprint(os.environ.get("PLANTED"), os.getenv("PLANTED"))', 'None None\n'),
    ],
  },
  {
    name: 'a changed working directory is back in the next program',
    covers: ['fresh'],
    steps: [
      { program: 'import os\nos.chdir("/out")', importPolicy: 'all', expect: {} },
      next('import os\nprint(os.getcwd() == "/out")', 'False\n'),
    ],
  },
  {
    name: 'a file that was written without a folder in its name is gone in the next program',
    covers: ['fresh'],
    steps: [
      planted('open("notes.txt", "w").write("x")\nprint("planted")'),
      next(
        'import os\nprint(os.path.exists("notes.txt"), os.path.exists("/tmp/notes.txt"))',
        'False False\n',
      ),
    ],
  },
  {
    name: 'settings of the interpreter are back in the next program',
    covers: ['fresh'],
    steps: [
      planted(python`
        import sys, gc, warnings, decimal, locale, signal
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(100)
        gc.disable()
        warnings.simplefilter("error")
        decimal.getcontext().prec = 2
        sys.set_int_max_str_digits(0)
        sys.path.append("/planted")
        print("planted")
      `),
      next(
        python`
          import sys, gc, warnings, decimal
          print(sys.getrecursionlimit() > 100, gc.isenabled(), decimal.getcontext().prec, "/planted" in sys.path)
          print(any(entry[0] == "error" for entry in warnings.filters), sys.get_int_max_str_digits())
        `,
        'True True 28 False\nFalse 4300\n',
      ),
    ],
  },
  {
    name: 'hooks of the interpreter are back in the next program',
    covers: ['fresh'],
    steps: [
      planted(python`
        import sys, gc
        print("planted")
        sys.excepthook = lambda *a: None
        sys.displayhook = lambda value: print("hooked")
        sys.breakpointhook = lambda *a: print("hooked")
        gc.callbacks.append(lambda *a: None)
        sys.meta_path.insert(0, None.__class__)
      `),
      next(
        python`
          import sys, gc
          import fractions
          print(sys.excepthook is sys.__excepthook__, [c for c in gc.callbacks if c.__module__ == "__main__"], None.__class__ in sys.meta_path)
        `,
        'True [] False\n',
      ),
    ],
  },
  {
    name: 'a closed or replaced standard stream is back in the next program',
    covers: ['fresh', 'output'],
    steps: [
      {
        program: 'import sys, io\nsys.stdout.close()\nsys.stdout = io.StringIO()\nsys.stderr = None',
        importPolicy: 'all',
        expect: { status: 'completed' },
      },
      {
        program: 'import sys\nprint("heard")\nprint("too", file=sys.stderr)',
        importPolicy: 'all',
        newRun: true,
        expect: { stdout: 'heard\n', stderr: 'too\n' },
      },
    ],
  },
  {
    name: 'a program that failed leaves nothing to the next',
    covers: ['fresh'],
    steps: [
      {
        program: 'leftover = 1\nraise ValueError("x")',
        expect: { status: 'failed', error: { type: 'ValueError', message: 'x', line: 2 } },
      },
      { program: 'print("leftover" in globals())', newRun: true, expect: { stdout: 'False\n' } },
    ],
  },
  {
    name: 'a program that was stopped leaves nothing to the next',
    covers: ['fresh', 'program-time'],
    steps: [
      {
        program: 'import builtins\nbuiltins.len = None\nwhile True: pass',
        limits: { timeMs: 150 },
        importPolicy: 'all',
        expect: { status: 'stopped', reason: 'time' },
      },
      { program: 'print(len([1, 2]))', newRun: true, expect: { stdout: '2\n' } },
    ],
  },
];
