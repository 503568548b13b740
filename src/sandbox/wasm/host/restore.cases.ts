/** Programs that leave an interpreter in a state that the next program must not see. */
export const hostilePrograms: readonly { readonly title: string; readonly source: string }[] = [
  {
    title: 'poisoned builtins and modules',
    source: `
import builtins, json, sys
builtins.print = None
builtins.len = lambda _: 7
json.dumps = lambda _: "stolen"
sys.modules["math"] = json
`,
  },
  { title: 'no modules left', source: 'import sys\nsys.modules.clear()' },
  {
    title: 'a poisoned importer',
    source: 'import sys\nsys.meta_path[-1]._modules.clear()\nsys.meta_path.clear()',
  },
  { title: 'an exit', source: 'import os\nos._exit(1)' },
  { title: 'an exit that failed', source: 'import os\nos._exit(0)' },
  { title: 'an abort', source: 'import os\nos.abort()' },
  {
    title: 'a recursion deeper than usual',
    source: 'import sys\nsys.setrecursionlimit(8000)\ndef f(n): return f(n + 1)\nf(0)',
  },
  {
    title: 'a stack overflow of its C code',
    source: 'x = []\nfor _ in range(100_000): x = [x]\nrepr(x)',
  },
  { title: 'a parser stack overflow', source: 'compile("-" * 100_000 + "1", "x", "eval")' },
  { title: 'a null pointer', source: 'import faulthandler\nfaulthandler._sigsegv()' },
  { title: 'an end at a call', source: 'host_call(b"end")' },
  {
    title: 'changed interpreter settings',
    source: `
import decimal, gc, locale, random, signal, sys, warnings
gc.disable()
random.seed(1)
sys.setrecursionlimit(60)
sys.set_int_max_str_digits(0)
decimal.getcontext().prec = 2
warnings.simplefilter("error")
sys.settrace(lambda *_: None)
sys.stdout = None
`,
  },
  {
    title: 'open files, closed streams and another folder',
    source: `
import builtins, os
builtins.kept = [open("/tmp/a", "w"), open("/data/given")]
os.chdir("/tmp")
os.dup2(1, 2)
os.close(0)
os.close(1)
`,
  },
  {
    title: 'variables and file times',
    source:
      'import os\nos.environ["HOME"] = "/stolen"\nopen("/out/left", "w").write("x")\nos.putenv("A", "b")',
  },
  { title: 'a database', source: 'import sqlite3\nsqlite3.connect(":memory:").execute("create table t(a)")' },
  {
    title: 'garbage in cycles with destructors',
    source: `
class Left:
    def __del__(self): print("left")
for _ in range(1000):
    left = Left()
    left.self = left
`,
  },
  { title: 'compiled expressions', source: 'import re\nfor i in range(300): re.compile(f"a{{{i}}}b")' },
  { title: 'written megabytes', source: 'x = [bytes([i]) * 10_000 for i in range(200)]' },
];

/** Touches time, randomness, hashing, imports, files and the heap. */
export const witness = `
import json, os, random, secrets, sqlite3, sys, time, tomllib, uuid
print(json.dumps({"a": random.random()}), uuid.uuid4(), secrets.token_hex(4), os.urandom(3))
print(time.time_ns(), time.monotonic_ns(), {"x", "y", "z"}, hash("x"), id(object()), os.getcwd())
print(sqlite3.connect(":memory:").execute("select random()").fetchone(), open("/data/given").read())
print(len(sys.modules), os.listdir("/tmp"), dict(os.environ), tomllib.loads("a = 1"), len("abc"))
`;
