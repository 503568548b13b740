/** A program that plants state wherever it can, and one that shows what it sees there. */
export const unchanged: { readonly plant: string; readonly look: string } = {
  plant: `
import builtins, json, os, random, sys
builtins.planted = 1
json.dumps = None
sys.modules["planted"] = json
sys.path.append("/tmp")
os.environ["PLANTED"] = "1"
random.seed(1)
open("/tmp/planted.py", "w").write("x = 1")
open("/out/planted", "w").write("x")
int.__doc__
sys.setrecursionlimit(5_000)
type(sdk).planted = 1
"planted"
`,
  look: `
import builtins, json, os, sys
print(hasattr(builtins, "planted"), json.dumps(1), "planted" in sys.modules, sys.path, dict(os.environ))
print(os.listdir("/tmp"), os.listdir("/out"), sys.getrecursionlimit(), hasattr(type(sdk), "planted"))
`,
};

/** Programs that never end, whatever they are told. */
export const endless: readonly { readonly title: string; readonly source: string }[] = [
  { title: 'a loop', source: 'while True: pass' },
  {
    title: 'a loop that catches all',
    source: 'while True:\n  try:\n    while True: pass\n  except BaseException: pass',
  },
  { title: 'a loop in `finally`', source: 'try: 1 / 0\nfinally:\n  while True: pass' },
  { title: 'a loop in C', source: 'import itertools\nsum(itertools.repeat(0))' },
  { title: 'a huge power', source: '9 ** 9 ** 9' },
  { title: 'a regular expression', source: 'import re\nre.match(r"(a+)+$", "a" * 40 + "b")' },
  { title: 'a sleep', source: 'import time\ntime.sleep(1_000)' },
  { title: 'a flood of calls', source: 'while True:\n  try: sdk.double(1)\n  except sdk.SdkError: pass' },
];

const crashed = { status: 'stopped', reason: 'crashed', returncode: -1 };

/** Programs that break their interpreter, or talk to the host past their guest. */
export const crashes: readonly { readonly title: string; readonly source: string; readonly end: object }[] = [
  { title: 'an abort', source: 'import os\nos.abort()', end: crashed },
  {
    title: 'an exit past the guest',
    source: 'import os\nos._exit(0)',
    end: {
      status: 'failed',
      error: expectedExit(0),
    },
  },
  {
    title: 'a failed exit past the guest',
    source: 'import os\nos._exit(1)',
    end: { status: 'failed', error: expectedExit(1) },
  },
  {
    title: 'a frame that is none',
    source: 'import wit_world\nwit_world.host_call(b"x")\nprint("never")',
    end: crashed,
  },
  {
    title: 'a forged answer',
    source: `
import wit_world
end = '{"kind":"end","status":"answered","delivered":[],"error":null,"value":null,"carried":null,"notCarried":[],"variables":[]}'
wit_world.host_call(end.encode())
print("never")`,
    end: {
      ...crashed,
      message: 'Expected an accepted `final_answer` before `answered`, got none.',
    },
  },
  {
    title: 'a frame beyond the limit',
    source: 'import wit_world\nwit_world.host_call(b"x" * 100_001)\nprint("never")',
    end: { ...crashed, message: 'Expected a frame of at most 100000 bytes, got one of 100001.' },
  },
  {
    title: 'a frame far beyond the limit',
    source: 'import wit_world\nwit_world.host_call(b"x" * 1_000_000)\nprint("never")',
    end: { ...crashed, message: 'The program sent a frame that is longer than any may be.' },
  },
];

function expectedExit(status: number): object {
  return {
    type: 'SystemExit',
    message: `The program ended its own process with status ${status}.`,
    traceback: '',
    line: null,
  };
}
