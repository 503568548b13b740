import type { Expected, Pattern } from '../case.ts';
import type { EscapeCase } from '../escape.ts';
import { forge } from './forge.ts';

const crashed: Expected = { status: 'stopped', reason: 'crashed', stdout: /^/, stderr: /^/, events: [] };
const any: Expected = { status: 'any', stdout: /^/, stderr: /^/ };
/** In any outcome, but no function was invoked. */
const untouched: Expected = { ...any, events: [] };

/** A program that sends something past the guest and then goes on as if nothing had been. */
const forging = (name: string, send: string, ends: readonly Expected[] = [crashed]): EscapeCase => ({
  name,
  class: 'frames',
  // Time enough to be caught behind any wall on a busy machine: what is tried is the frame.
  limits: { timeMs: 2_000, wallMs: 4_000, calls: 20, outputBytes: 5_000, frameBytes: 1_000_000 },
  program: `${forge}\n${send}\nprint("went on")\nsdk.double(1)`,
  ends,
});

/** A program that asks the host itself and prints how it was answered. */
const asking = (name: string, calls: string, answers: Pattern): EscapeCase => ({
  name,
  class: 'frames',
  limits: { timeMs: 1_000, wallMs: 2_000, calls: 20 },
  program: `${forge}\nask_all(${calls})`,
  ends: [{ ...untouched, stdout: answers }],
});

/** Bytes sent past the guest. */
export const frames: readonly EscapeCase[] = [
  forging('a frame that is no JSON ends its program', 'forge(b"hello")'),
  forging('an empty frame ends its program', 'forge(b"")'),
  forging('a frame that is no UTF-8 ends its program', 'forge(b"\\xff\\xfe{}")'),
  forging(
    'a frame of JSON that is no object ends its program',
    'for v in ([], 1, None, "x", True): forge(v)',
  ),
  forging('a frame of an unknown kind ends its program', 'forge({"kind": "shell", "command": "id"})'),
  forging('a frame without a kind ends its program', 'forge({})'),
  forging('a frame with an extra key ends its program', 'forge(end(extra=1))'),
  forging('a frame with a missing key ends its program', 'f = end()\ndel f["delivered"]\nforge(f)'),
  forging(
    'a frame with special keys of JavaScript ends its program',
    'forge(b\'{"kind":"cancel","position":"0:0","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}\')',
  ),
  forging(
    'a frame with a key given twice changes nothing outside of its program',
    'forge(b\'{"kind":"cancel","kind":"end","position":"0:0"}\')',
    [untouched],
  ),
  forging('a frame nested without end ends its program', 'forge(b"[" * 500_000 + b"]" * 500_000)'),
  forging(
    'a value nested without end is refused before it is read',
    'forge(call(input={"what": 0}) | {"seq": 0})\nforge(json.dumps(call()).replace("\\"forged\\"", "[" * 100_000 + "]" * 100_000).encode())',
    [untouched],
  ),
  forging('a frame beyond its limit ends its program', 'forge(text(text="x" * 2_000_000))'),
  forging(
    'a length beyond any limit ends its program without waiting for the bytes',
    'raw(b"\\xff\\xff\\xff\\xff")\nraw(b"\\xff\\xff\\xff\\x7f" + b"x" * 100)\nforge(b"\\xff\\xff\\xff\\xff")',
  ),
  forging(
    'a frame that stops in the middle ends with its program',
    'raw(b"\\x00\\x10\\x00\\x00{\\"kind\\"")\nimport os\nos._exit(0)',
    [{ ...untouched, status: 'stopped', reason: 'crashed' }, untouched],
  ),
  forging(
    'frames of the host are not taken from the guest',
    'forge({"kind": "deliver", "replies": [], "clockMs": 0})',
  ),
  forging(
    'a second ready ends its program',
    'forge({"kind": "ready", "version": 1, "build": "0" * 64, "python": "3.14.0"})',
  ),
  asking(
    'a call of a function that is none is refused, whatever its name means to JavaScript',
    '*({"name": n} for n in ("system", "__proto__", "constructor", "toString", "hasOwnProperty", "then", "valueOf", "", "a" * 10_000))',
    /^(refused \w+\n){9}$/,
  ),
  asking(
    'a call whose name is no text is refused',
    '*({"name": n} for n in (None, 1, {"a": 1}, ["see"]))',
    /^(refused InvalidInput\n){4}$/,
  ),
  asking(
    'a call whose input is no object is refused',
    '*({"input": i} for i in ([1], "x", 5, None))',
    /^(refused InvalidInput\n){4}$/,
  ),
  asking(
    'a call whose input is not what the schema says is refused',
    '*({"input": i} for i in ({"what": 1}, {}, {"what": "x", "more": 2}, {"__proto__": {"what": "x"}}))',
    /^(refused InvalidInput\n){4}$/,
  ),
  asking(
    'a call of a write is refused without an approval',
    '{"name": "write_note", "input": {"text": "forged"}}',
    'refused Denied\n',
  ),
  forging(
    'a seq or position that was used is not taken again',
    'for _ in range(3): forge(call())\nfor _ in range(3): forge(call(seq=1))',
    [
      { ...any, events: [] },
      { ...any, events: ['forged'] },
    ],
  ),
  forging(
    'seqs and positions of every odd form do no harm',
    [
      'for seq in (-1, 1.5, 10**30, "0", None, True):',
      '    forge(call(seq=seq))',
      'for position in ("", "0", "x:y", "0:-1", "0:0:0", "../0:0", "9" * 10_000, 5, None):',
      '    forge(call(position=position))',
    ].join('\n'),
    [any],
  ),
  forging(
    'calls beyond the limit are not invoked, however they are asked',
    'for n in range(200): forge(call(seq=n, position=f"0:{n}"))\nforge({"kind": "wait", "delivered": [], "timeoutMs": 50})',
    [{ ...any, mostEvents: 20 }],
  ),
  forging(
    'numbers that JSON can say and nobody can hold do no harm',
    'for n in ("1e999", "-1e999", "9" * 5_000, "0." + "0" * 5_000 + "1", "-0", "1E400"):\n    forge(json.dumps(call()).replace("\\"forged\\"", n).encode())',
    [untouched],
  ),
  asking(
    'tags that no encoder writes are refused',
    '*({"input": {"what": t}} for t in ("~", "~x", "~i", "~i0", "~i5", "~iZZ", "~f", "~f1", "~fnan", "~i" + "f" * 100_000))',
    /^(refused InvalidInput\n){10}$/,
  ),
  forging('an answer outside of its own call is none', 'forge(end(status="answered"))', [
    { ...untouched, status: 'stopped', reason: 'crashed' },
    { ...untouched, status: 'completed' },
  ]),
  asking(
    'an answer that is none is refused',
    '*({"name": "final_answer", "input": i} for i in ({}, {"answer": "yes", "extra": 1}, {"answers": 1}, [], {"answer": {"__proto__": 1}, "x": 2}))',
    /^(refused InvalidInput\n){5}$/,
  ),
  forging(
    'nothing counts after a forged end',
    'forge(end())\nforge(call())\nforge(text())\nsdk.see("after")',
    [untouched],
  ),
  forging(
    'an end that claims what is not true is only the program’s own word',
    'forge(end(status="failed", error={"type": "X" * 9_000, "message": "m" * 900_000, "traceback": "t", "line": -5}))',
    [untouched],
  ),
  forging(
    'an end with lists without end is cut or refused',
    'forge(end(variables=[{"name": "n", "type": "t", "preview": "p"}] * 9_000, notCarried=[{"name": "n", "reason": "r"}] * 9_000))',
    [untouched],
  ),
  forging(
    'text with a false offset, stream or line ends its program or is put right',
    'for t in (text(offset=-1), text(offset=10**15), text(offset=0.5), text(stream="stdin"), text(stream="__proto__"), text(line="x"), text(text=5)):\n    forge(t)',
    [untouched],
  ),
  forging(
    'text beyond the output limit is cut by the host',
    'for n in range(100): forge(text(offset=n * 1_000, text="x" * 1_000))',
    [{ ...untouched, stdout: /^x{0,10000}[^x]{0,500}$/ }],
  ),
  forging(
    'cancelling what was never called does no harm',
    'for n in range(1_000): forge({"kind": "cancel", "position": f"0:{n}"})',
    [untouched],
  ),
  forging(
    'waiting for nothing ends by a limit',
    'forge({"kind": "wait", "delivered": [], "timeoutMs": None})\nwhile True: pass',
    [
      { ...untouched, status: 'stopped', reason: 'wall' },
      { ...untouched, status: 'stopped', reason: 'time' },
      crashed,
    ],
  ),
  forging(
    'sleeping for impossible times ends by a limit',
    'for ms in (-1, 1e308, 10**30, 0, "x", None): forge({"kind": "sleep", "ms": ms})\nwhile True: pass',
    [
      { ...untouched, status: 'stopped', reason: 'time' },
      { ...untouched, status: 'stopped', reason: 'wall' },
      crashed,
    ],
  ),
  forging(
    'deliveries that never happened change nothing',
    'forge(call(delivered=[[0, 1, 2], [99]], wait=True))\nforge(call(delivered="all", seq=1, position="0:1"))\nforge(call(delivered=[[-1]] * 10_000, seq=1, position="0:1"))',
    [any],
  ),
  forging(
    'a channel that the program closes ends only its program',
    'import os\nfor n in range(3, 20):\n    try: os.close(n)\n    except OSError: pass',
    [any],
  ),
  forging(
    'a channel that the program reads itself ends only its program',
    'import os\nfor n in range(3, 12):\n    try:\n        os.set_blocking(n, False)\n        print(len(os.read(n, 65_536)))\n    except OSError: pass',
    [any],
  ),
  forging(
    'a channel that the program puts in place of its output ends only its program',
    'import os\nfor a in range(3, 8):\n    for b in (1, 2):\n        try: os.dup2(a, b)\n        except (OSError, AttributeError): pass\nos.write(1, b"noise\\n")\nos.write(2, b"noise\\n")',
    [any],
  ),
  {
    name: 'a flood of calls does not stop the host from serving',
    class: 'frames',
    limits: { timeMs: 400, calls: 1_000 },
    program: `${forge}\nn = 0\nwhile True:\n    forge(call(seq=n, position=f"0:{n}", name="double", input={"x": 1}))\n    n += 1`,
  },
  {
    name: 'a flood of broken calls does not stop the host from serving',
    class: 'frames',
    limits: { timeMs: 400, calls: 1_000 },
    program: `${forge}\nn = 0\nwhile True:\n    forge(call(seq=n, position=f"0:{n}", name=None, wait=True))\n    n += 1`,
  },
  {
    name: 'bytes on every descriptor are no frames of another program',
    class: 'frames',
    program: `${forge}\nfor n in range(0, 3):\n    try: os.write(n, b"\\x02\\x00\\x00\\x00{}" + b"noise\\n")\n    except OSError: pass\nprint("went on", sdk.double(2))`,
    ends: [{ stdout: /went on 4\n/, stderr: /^/ }, { ...crashed }],
  },
];
