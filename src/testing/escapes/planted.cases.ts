import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** Leaves something behind; the witness, which always runs next, must not see it. */
const planting = (
  name: string,
  program: EscapeCase['program'],
  without?: EscapeCase['without'],
): EscapeCase => ({
  name,
  class: 'planted',
  limits: { timeMs: 1_000 },
  program,
  ...(without ? { without } : {}),
});

/** State for the next program. */
export const planted: readonly EscapeCase[] = [
  planting(
    'builtins replaced at the end are whole in the next program',
    'import builtins\nfor n in ("len", "print", "isinstance", "open", "sorted", "vars", "__import__", "__build_class__"):\n    setattr(builtins, n, None)',
  ),
  planting(
    'modules replaced in sys.modules are whole in the next program',
    'import sys, types\nfor n in list(sys.modules):\n    if n != "__main__": sys.modules[n] = types.ModuleType(n)',
  ),
  planting(
    'import hooks are gone in the next program',
    python`
    import sys
    class Hook:
        @staticmethod
        def find_spec(name, path=None, target=None):
            print("hooked", name)
        find_module = find_spec
    sys.meta_path.insert(0, Hook)
    sys.path_hooks.insert(0, lambda path: 1 / 0)
    sys.path_importer_cache.clear()
    sys.path[:] = ["/tmp", "/out"]
  `,
  ),
  planting(
    'exit handlers do not run in the next program',
    'import atexit, weakref\nclass K: pass\nk = K()\natexit.register(print, "planted")\nweakref.finalize(k, print, "planted")',
  ),
  planting(
    'signal handlers and timers do not fire in the next program',
    python`
    import signal
    for name in ("SIGALRM", "SIGTERM", "SIGINT", "SIGUSR1"):
        try:
            signal.signal(getattr(signal, name), lambda *a: print("planted"))
        except (AttributeError, ValueError, OSError):
            pass
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
    except AttributeError:
        pass
  `,
  ),
  planting(
    'garbage collector callbacks do not run in the next program',
    'import gc\ngc.callbacks.append(lambda *a: print("planted"))\ngc.set_threshold(1)\ngc.freeze()',
  ),
  planting(
    'trace, profile, monitoring and audit functions do not run in the next program',
    python`
    import sys, threading
    sys.addaudithook(lambda *a: print("planted") if a[0] == "open" else None)
    threading.settrace(lambda *a: print("planted"))
    if hasattr(sys, "monitoring"):
        sys.monitoring.use_tool_id(3, "planted")
        sys.monitoring.register_callback(3, sys.monitoring.events.PY_START, lambda *a: print("planted"))
    sys.setprofile(None)
  `,
  ),
  planting(
    'codecs and error handlers are whole in the next program',
    'import codecs\ncodecs.register(lambda name: None)\ncodecs.register_error("strict", lambda e: ("planted", e.end))\ncodecs.register_error("planted", lambda e: ("", e.end))',
  ),
  planting(
    'abstract classes and dispatch tables are whole in the next program',
    'import collections.abc, copyreg, functools, numbers\ncollections.abc.Mapping.register(int)\nnumbers.Number.register(str)\ncopyreg.pickle(int, lambda *a: "planted")',
  ),
  planting(
    'builtin types changed through the collector are whole in the next program',
    'import gc\nfor t in (str, int, list, dict, type, object, BaseException):\n    gc.get_referents(t.__dict__)[0]["planted"] = lambda *a: "planted"',
  ),
  planting(
    'caches filled with lies are empty in the next program',
    python`
    import linecache, re, sys, functools, json
    linecache.cache["<program>"] = (1, None, ["planted"], "<program>")
    linecache.cache["program.py"] = (1, None, ["planted"], "program.py")
    re._cache.clear() if hasattr(re, "_cache") else None
    json._default_encoder.encode = lambda *a: "planted"
    json._default_decoder.decode = lambda *a: "planted"
    sys.intern("planted")
  `,
  ),
  planting(
    'threads and timers do not go on in the next program',
    python`
    import threading, time
    def later():
        while True:
            time.sleep(0.01)
            print("planted")
    try:
        threading.Thread(target=later, daemon=True).start()
        threading.Timer(0.05, print, ["planted"]).start()
    except RuntimeError:
        pass
  `,
  ),
  planting(
    'tasks do not go on in the next program',
    'import asyncio\nasync def later():\n    while True:\n        await asyncio.sleep(0.01)\n        print("planted")\ntask = asyncio.create_task(later())\nawait asyncio.sleep(0.02)\nprint("end")',
  ),
  planting(
    'environment, directory, mask and priority are back in the next program',
    python`
    import os
    os.environ["PYTHONSTARTUP"] = "/tmp/planted.py"
    os.environ.update(PYTHONPATH="/tmp", HOME="/tmp", PYTHONHASHSEED="5")
    try:
        os.chdir("/out")
        os.umask(0o777)
        os.nice(5)
    except (OSError, AttributeError):
        pass
  `,
  ),
  planting(
    'resource limits are back in the next program',
    python`
    import sys
    sys.setrecursionlimit(60)
    sys.set_int_max_str_digits(700)
    try:
        import resource
        resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))
        resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
    except ImportError:
        pass
  `,
  ),
  planting(
    'start-up files are not run in the next program',
    ({ marker }) => python`
    import os, site, sys
    places = [place for place in (site.getusersitepackages(), "/tmp", "/out", os.getcwd()) if place]
    made = []
    for place in places:
        for name in ("usercustomize.py", "sitecustomize.py", "planted.pth", "json.py", "pungi_guest.py"):
            path = os.path.join(place, "${marker}-" + name if place != "/out" else name)
            try:
                with open(path, "x") as handle:
                    handle.write("print('planted')")
                made.append(path)
            except OSError:
                pass
    for path in made:
        os.remove(path)
  `,
  ),
  planting(
    'the guest’s own files cannot be changed for the next program',
    python`
    import sys, os
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if path and "pungi" in name and os.path.exists(path):
            if os.access(path, os.W_OK):
                print("REACHED", name)
                break
  `,
    'closedFiles',
  ),
  planting(
    'compiled files cannot be planted for the next program',
    python`
    import sys, os
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__cached__", None)
        if path and os.path.exists(path) and os.access(path, os.W_OK):
            print("REACHED", name)
            break
  `,
    'closedFiles',
  ),
  planting(
    'standard streams closed or moved below Python are back in the next program',
    'import os\nfor n in (0, 1, 2):\n    try: os.close(n)\n    except OSError: pass\nos.open("/dev/null", os.O_RDWR) if os.path.exists("/dev/null") else None\nprint("lost")',
  ),
  planting(
    'decimal, locale, warnings and time zone are back in the next program',
    'import decimal, locale, warnings, os, time\ndecimal.setcontext(decimal.Context(prec=1))\ndecimal.DefaultContext.prec = 1\nwarnings.filterwarnings("error")\nwarnings.showwarning = print\nos.environ["TZ"] = "Asia/Tokyo"\ngetattr(time, "tzset", lambda: None)()',
  ),
  planting(
    'shared memory and named files are not found by the next program',
    ({ marker }) => python`
    try:
        from multiprocessing import shared_memory
        block = shared_memory.SharedMemory(name="${marker}", create=True, size=16)
        block.buf[0] = 7
        block.close()
        block.unlink()
        print("made and removed")
    except (ImportError, OSError, AttributeError):
        print("none")
  `,
  ),
];
