import type { Capabilities } from '../sandbox/index.ts';
import { python } from './python.ts';

/**
 * Prints all that an earlier program could have left in an interpreter. Its output is taken once, before any
 * attack; after each attack it must be the same.
 */
export const witness: string = python`
  import builtins, codecs, collections.abc, decimal, gc, json, linecache, random, sys, threading, warnings

  def show(name, value):
      print(name, value)

  show("builtins", sorted((k, type(v).__name__, getattr(v, "__module__", None)) for k, v in vars(builtins).items() if k != "_"))
  show("names", sorted(k for k in globals() if not k.startswith("__")))
  show("modules", sorted(m for m in sys.modules))
  show("hooks", [len(sys.meta_path), len(sys.path_hooks), sys.excepthook is sys.__excepthook__, sys.gettrace(), sys.getprofile()])
  show("settings", [sys.getrecursionlimit(), sys.get_int_max_str_digits(), gc.isenabled(), len(gc.callbacks), decimal.getcontext().prec])
  show("path", [len(sys.path), len(warnings.filters), sys.flags.optimize, sys.dont_write_bytecode])
  show("threads", threading.active_count())
  show("types", [len(vars(t)) for t in (int, str, dict, list, type, object, BaseException)])
  show("works", [json.dumps({"a": [1, None]}), json.loads("[1.5]"), len("abc"), sorted([2, 1]), isinstance(1, int), 7 * 6])
  show("registry", [isinstance(1, collections.abc.Mapping), codecs.lookup("utf-8").name])
  show("random", random.random())
  try:
      import os
      show("environment", sorted(os.environ))
      show("files", [os.listdir("/out"), os.listdir("/data")])
      show("folder", os.path.basename(os.getcwd()))
  except ImportError:
      pass
  show("sdk", [sdk.double(21), sorted(n for n in dir(sdk) if not n.startswith("_")), type(sdk.search).__name__])
  try:
      sdk.fail("expected")
  except sdk.CallFailed as error:
      show("error", str(error))
`;

/** The same as far as a restricted language can look. */
const restrictedWitness: string = python`
  import decimal, json, random, warnings

  def show(name, value):
      print(name, value)

  show("builtins", [type(each).__name__ for each in (len, sorted, print, open, isinstance, getattr, int, dict, ValueError)])
  show("settings", [decimal.getcontext().prec])
  show("works", [json.dumps({"a": [1, None]}), json.loads("[1.5]"), len("abc"), sorted([2, 1]), isinstance(1, int), 7 * 6])
  show("random", random.random())
  show("sdk", [sdk.double(21), sorted(dir(sdk)), type(sdk.search).__name__])
  try:
      sdk.fail("expected")
  except sdk.CallFailed as error:
      show("error", str(error))
`;

/** The program that looks for what an earlier one could have left, in the language of a sandbox. */
export function witnessFor({ language }: Capabilities): string {
  return language === 'restricted' ? restrictedWitness : witness;
}

/** What the witness found otherwise than before: each line is one thing, by its name. */
export function changedLines(before: string, after: string): string[] {
  const lines = after.split('\n');
  return before.split('\n').flatMap((line, index) => {
    const now = lines[index] ?? '';
    return now === line
      ? []
      : [`the program after it finds ${line.split(' ')[0]} changed: ${difference(line, now)}`];
  });
}

/** Where two lines part, with a little of each. */
function difference(before: string, after: string): string {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const from = Math.max(0, same - 20);
  return `${JSON.stringify(before.slice(from, same + 60))} became ${JSON.stringify(after.slice(from, same + 60))}`;
}
