import { pythonKeywords, reservedNames } from '../names.ts';
import type { DraftRecord } from './reading.ts';

/** Names with a meaning in Python or in the stubs, which no record may take. */
const taken = (
  'Any Awaitable Callable Decimal Ellipsis Enum Exception Iterable Literal Mapping Never NoReturn NotImplemented ' +
  'NotRequired Optional Self Sequence TypedDict UUID Union BaseException ValueError TypeError KeyError'
).split(' ');

/**
 * One name for each class of equal records, by the id of its first member. The SDK's records are named
 * before those of an answer, so that an answer changes nothing above it; names that authors gave go first.
 */
export function nameRecords(
  classes: readonly (readonly DraftRecord[])[],
  functionNames: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set([...taken, ...pythonKeywords, ...reservedNames, ...functionNames]);
  const names = new Map<string, string>();
  for (const members of [...classes].sort((a, b) => rankOf(a) - rankOf(b))) {
    const [first] = members;
    if (first === undefined) continue;
    const name = freeName(candidatesOf(first, members), used);
    used.add(name);
    names.set(first.id, name);
  }
  return names;
}

function rankOf(members: readonly DraftRecord[]): number {
  const ofAnswer = members.every((member) => member.ofAnswer) ? 2 : 0;
  return ofAnswer + (members[0]?.ownName === '' ? 1 : 0);
}

/** The author's name, else function and field (`OrdersOfItem`); the field alone where functions share it. */
function candidatesOf(
  { ownName, owner, localNames }: DraftRecord,
  members: readonly DraftRecord[],
): string[] {
  const owners = new Set(members.filter(({ ofAnswer }) => !ofAnswer).map((member) => member.owner));
  const shared = owners.size > 1 ? localNames : [];
  return [ownName, ...shared, ...localNames.map((name) => owner + name)].filter((name) => name !== '');
}

function freeName(candidates: readonly string[], used: ReadonlySet<string>): string {
  const free = candidates.find((name) => !used.has(name));
  if (free !== undefined) return free;
  const [first = 'Record'] = candidates;
  for (let count = 2; ; count += 1) {
    const numbered = `${first}${count}`;
    if (!used.has(numbered)) return numbered;
  }
}
