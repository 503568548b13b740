/** The name of one sentence of the promise. */
export type Clause =
  | 'verbatim'
  | 'main'
  | 'fresh'
  | 'carried-values'
  | 'carried-definitions'
  | 'carried-not'
  | 'sdk-names'
  | 'signatures'
  | 'arguments'
  | 'wrong-call'
  | 'map'
  | 'aio'
  | 'await'
  | 'threads'
  | 'copies'
  | 'records'
  | 'absent'
  | 'parameters'
  | 'values'
  | 'floats'
  | 'typed'
  | 'refusals'
  | 'value-limits'
  | 'errors'
  | 'error-text'
  | 'answer'
  | 'answer-last'
  | 'answer-schema'
  | 'answer-after'
  | 'shown'
  | 'silent'
  | 'kept'
  | 'clock'
  | 'seed'
  | 'hashes'
  | 'program-time'
  | 'wall-time'
  | 'imports'
  | 'files'
  | 'private'
  | 'approval'
  | 'limit-memory'
  | 'limit-output'
  | 'limit-calls'
  | 'limit-source'
  | 'limit-carried'
  | 'limit-files'
  | 'defaults'
  | 'outcome'
  | 'traceback'
  | 'output'
  | 'delivery';

/**
 * What a program can rely on, sentence by sentence: each case names the ones it stands for, and none may be
 * without a case. The words are the headings of the tables under `docs/limits/`.
 */
export const clauses: Readonly<Record<Clause, string>> = {
  verbatim: 'A program of bare SDK names runs as a model writes it.',
  main: 'A program runs as `__main__`, with its own line numbers.',
  fresh: 'Nothing of an earlier program is visible: modules, builtins, files, random, environment.',
  'carried-values':
    'Top-level values are carried between the programs of one run; shared references stay shared.',
  'carried-definitions': 'Top-level imports, functions and classes are declared again.',
  'carried-not': 'SDK names are never carried; what could not be carried is named.',
  'sdk-names': 'The SDK is the global `sdk`, importable, and bare names that hide no builtin.',
  signatures: 'Functions have real signatures and docstrings.',
  arguments: 'Functions are called by position or keyword, with Python defaults.',
  'wrong-call': 'A wrong call raises `TypeError` before anything is asked of the host.',
  map: '`sdk.map` keeps the order of its inputs and is bounded.',
  aio: '`sdk.aio` works with gather, TaskGroup, timeouts and cancellation.',
  await: 'Top-level `await` and `asyncio.run` work.',
  threads: '`ThreadPoolExecutor` and `to_thread` run inline.',
  copies: 'Results are the program’s own copies.',
  records: 'Records are dicts that also read as attributes.',
  absent: 'An absent optional field raises naming `.get`.',
  parameters: 'Parameters accept plain dicts and records alike.',
  values: 'Plain values cross exactly, in both directions.',
  floats: 'A float stays a float where the declared type says number.',
  typed: 'Inputs are converted by the declared type.',
  refusals: 'Anything else is a `TypeError` with path and usual fix.',
  'value-limits': 'Size, depth and count of a value are limited.',
  errors: 'A failed call raises what a program can catch, all of it `sdk.SdkError`.',
  'error-text': 'The host’s message crosses without secrets; stack, cause and properties never.',
  answer: 'The first accepted `final_answer` wins at call time.',
  'answer-last': '`except`, `finally`, other tasks and exit handlers cannot undo an answer.',
  'answer-schema': 'An answer is checked against its schema; a mismatch raises and may be tried again.',
  'answer-after': 'After an answer calls are refused, those in flight are aborted, the invoked are unknown.',
  shown: 'The value of a last bare expression is shown.',
  silent: 'A program that ends silently tells which variables it left.',
  kept: 'What an observation had to cut is kept in `sdk.last_value` and `sdk.last_output`.',
  clock: 'The clock starts at the recorded start and advances with sleeps, calls and reads.',
  seed: '`random`, `uuid4` and `secrets` come from the host’s seed.',
  hashes: 'Hash order is fixed.',
  'program-time': 'Program time is elapsed time except while only the host can go on; sleeping counts.',
  'wall-time': 'Wall time counts everything except waiting for an approval, which has its own limit.',
  imports: 'Imports follow a policy; a refused import, in whatever form, names what is available.',
  files: 'Given files are read-only under `/data`; what is left in `/out` comes back.',
  private: 'Nothing else of the host can be read, and there is no network.',
  approval: 'A write asks first; only an explicit approval counts.',
  'limit-memory': 'Memory is a cap on what the program holds.',
  'limit-output': 'Output beyond its limit is cut with a notice and stops nothing.',
  'limit-calls': 'The call beyond the limit raises; concurrent calls beyond the limit wait.',
  'limit-source': 'A source beyond its limit never starts.',
  'limit-carried': 'Carried values have a byte limit.',
  'limit-files': 'Files and artifacts have byte limits.',
  defaults: 'Where a caller names no limits, the documented ones hold.',
  outcome: 'Every end is an outcome with status, return code and what was printed.',
  traceback: 'A failure shows the program’s own lines and nothing of the guest.',
  output: 'Printed text comes exactly, by stream, in order.',
  delivery: 'A call or reply that is delivered twice counts once.',
};
