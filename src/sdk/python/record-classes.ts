import { keyOf } from './key.ts';
import { mapRecords } from './map-type.ts';
import type { DraftRecord } from './reading.ts';

/**
 * Sorts records into classes of equals: the same fields with the same types, defaults and texts, and equal
 * records where they name records, recursion included. A record without a name of its own takes that of an
 * equal one, if there is just one; records that two authors named differently stay two. Answers the class
 * of each id, in the order given.
 */
export function classesOf(drafts: readonly DraftRecord[]): ReadonlyMap<string, DraftRecord[]> {
  const byStructure = refine(drafts, () => '');
  const names = adoptedNames(drafts, byStructure);
  const colours = refine(drafts, (draft) => names.get(draft.id) ?? '');
  const classes = Map.groupBy(drafts, (draft) => colours.get(draft.id));
  const named = [...classes.values()].map((members) => withName(members, names));
  return new Map(named.flatMap((members) => members.map((member) => [member.id, members] as const)));
}

function withName(members: readonly DraftRecord[], names: ReadonlyMap<string, string>): DraftRecord[] {
  return members.map((member) => ({ ...member, ownName: names.get(member.id) ?? '' }));
}

type Colours = ReadonlyMap<string, number>;

/** Own names, with those that unnamed records take over. What only an answer has names nothing of the SDK. */
function adoptedNames(drafts: readonly DraftRecord[], colours: Colours): ReadonlyMap<string, string> {
  const equals = Map.groupBy(drafts, (draft) => colours.get(draft.id));
  return new Map(
    drafts.map((draft) => {
      const others = (equals.get(colours.get(draft.id)) ?? []).filter(
        (other) => draft.ofAnswer || !other.ofAnswer,
      );
      const names = new Set(others.map((other) => other.ownName).filter((name) => name !== ''));
      const [only] = names;
      const adopted = names.size === 1 && only !== undefined ? only : '';
      return [draft.id, draft.ownName || adopted] as const;
    }),
  );
}

/**
 * Partition refinement: records start in classes by what they say themselves and are split by the classes of
 * the records that they name, until a round splits none.
 */
function refine(drafts: readonly DraftRecord[], nameOf: (draft: DraftRecord) => string): Colours {
  const skeletons = drafts.map((draft) => skeletonOf(draft, nameOf(draft)));
  let colours = colour(skeletons.map(({ id, text }) => [id, text] as const));
  for (let classes = 0; classes !== new Set(colours.values()).size; ) {
    classes = new Set(colours.values()).size;
    const before = colours;
    colours = colour(
      skeletons.map(
        ({ id, references }) => [id, [id, ...references].map((other) => before.get(other)).join()] as const,
      ),
    );
  }
  return colours;
}

function colour(keys: readonly (readonly [string, string])[]): Colours {
  const numbers = new Map<string, number>();
  for (const [, key] of keys) if (!numbers.has(key)) numbers.set(key, numbers.size);
  return new Map(keys.map(([id, key]) => [id, numbers.get(key) ?? -1]));
}

interface Skeleton {
  readonly id: string;
  readonly text: string;
  /** The records that it names, in the order of its fields. */
  readonly references: readonly string[];
}

function skeletonOf(draft: DraftRecord, name: string): Skeleton {
  const references: string[] = [];
  const blind = (id: string) => {
    references.push(id);
    return { record: '' };
  };
  const fields = draft.fields.map((field) => ({ ...field, type: mapRecords(field.type, blind) }));
  const rest = draft.rest === null ? null : mapRecords(draft.rest, blind);
  return { id: draft.id, text: `${name} ${keyOf({ fields, rest })}`, references };
}
