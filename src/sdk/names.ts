/** Words that Python's grammar keeps to itself; soft keywords (`match`, `type`) are ordinary names everywhere we use one. */
export const pythonKeywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** What every program finds on `sdk` (or as the global `sdk`) already, with what it is. */
const builtInNames: ReadonlyMap<string, string> = new Map([
  ['sdk', 'the SDK itself'],
  ['map', 'the parallel `sdk.map`'],
  ['aio', 'the awaitable functions, `sdk.aio`'],
  ['gather', 'the parallel `sdk.gather`'],
  ['final_answer', 'what ends a run'],
  ['last_value', 'what the last program left'],
  ['last_output', 'what the last program printed'],
  ['InvalidInput', 'an exception'],
  ['Denied', 'an exception'],
  ['RateLimited', 'an exception'],
  ['CallTimeout', 'an exception'],
  ['CallFailed', 'an exception'],
  ['LimitReached', 'an exception'],
  ['SdkError', 'an exception'],
]);

/** Names no function of an SDK can have because every SDK has them. */
export const reservedNames: ReadonlySet<string> = new Set(builtInNames.keys());

// JavaScript's Unicode is newer than Python 3.11's, which has no joiners and no middle dots in its names.
const identifier = /^[\p{XID_Start}_][\p{XID_Continue}--[\u200c\u200d\u30fb\uff65]]*$/v;
const notInName = /[^[\p{XID_Continue}--[\u200c\u200d\u30fb\uff65]]]/gv;

/**
 * Tells whether Python reads the name back as it stands: an identifier, no keyword, and equal to its NFKC
 * form (Python normalises identifiers, so `ﬁle` would arrive as `file`).
 */
export function isPythonName(name: string): boolean {
  return identifier.test(name) && name.normalize('NFKC') === name && !pythonKeywords.has(name);
}

/** Why a function cannot have this name (half a sentence with the fix), or null where it can. */
export function functionNameProblem(name: string): string | null {
  const builtIn = builtInNames.get(name);
  if (builtIn !== undefined) return `\`${name}\` is reserved for ${builtIn}`;
  if (pythonKeywords.has(name)) return `\`${name}\` is a Python keyword; try \`${pythonName(name)}\``;
  if (name.startsWith('_')) return 'names that begin with `_` are private in Python';
  if (!isPythonName(name)) return `it is no Python identifier${suggestion(name)}`;
  return null;
}

function suggestion(name: string): string {
  const candidate = pythonName(name);
  return functionNameProblem(candidate) === null ? `; try \`${candidate}\`` : '';
}

/**
 * The Python name of a parameter or field whose JSON name may be anything: `from` → `from_`, `user-id` →
 * `user_id`, `__x` → `_x` (two underscores would be mangled in a class and positional-only to a checker).
 * A name in `taken` is passed over: `user_id_2`. The same arguments give the same name; `taken` is not changed.
 */
export function pythonName(jsonName: string, taken: ReadonlySet<string> = new Set()): string {
  const clean = jsonName.normalize('NFKC').replace(notInName, '_');
  const started = /^\p{XID_Start}/u.test(clean) ? clean : `_${clean.replace(/^_+/, '')}`;
  const base = pythonKeywords.has(started) ? `${started}_` : started;
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
  return name;
}

/**
 * Python names for all parameters of one function, keyed and ordered by JSON name. A name that Python can
 * read as it stands keeps it, whatever comes before it: of `user-id` and `user_id` the first is renamed.
 */
export function pythonNames(jsonNames: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(jsonNames.filter((name) => pythonName(name) === name));
  const names = new Map<string, string>();
  for (const jsonName of jsonNames) {
    const name = taken.has(jsonName) ? jsonName : pythonName(jsonName, taken);
    taken.add(name);
    names.set(jsonName, name);
  }
  return names;
}
