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

/**
 * JavaScript's Unicode (17) is newer than Python 3.11's (14): what 14 lacks of the basic plane, and all of the
 * other planes, is no part of a name; nor are joiners and middle dots, which only newer Pythons take.
 */
const unknownToPython =
  '\\u088f\\u0897\\u0c5c\\u0cdc\\u0cf3\\u0ece\\u1acf-\\u1aeb\\u1c89\\u1c8a\\u200c\\u200d\\u30fb\\ua7cb-\\ua7dc\\ua7f1\\uff65\\u{10000}-\\u{10ffff}';
const identifier = new RegExp(
  `^[[\\p{XID_Start}_]--[${unknownToPython}]][\\p{XID_Continue}--[${unknownToPython}]]*$`,
  'v',
);
const notInName = new RegExp(`[^[\\p{XID_Continue}--[${unknownToPython}]]]`, 'gv');

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
  const stem = base.endsWith('_') ? base : `${base}_`;
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${stem}${count}`;
  return name;
}

/**
 * Python names for all parameters of one function, keyed and ordered by JSON name. A name that Python can
 * read as it stands keeps it, whatever comes before it: of `user-id` and `user_id` the first is renamed.
 */
export function pythonNames(jsonNames: readonly string[]): ReadonlyMap<string, string> {
  const kept = new Set(jsonNames.filter((name) => pythonName(name) === name));
  const taken = new Set(kept);
  const names = new Map<string, string>();
  for (const jsonName of jsonNames) {
    const name = kept.has(jsonName) ? jsonName : pythonName(jsonName, taken);
    taken.add(name);
    names.set(jsonName, name);
  }
  return names;
}
