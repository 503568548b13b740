import type { ValueLimits } from './value-limits.ts';

/** What is left of the limits; the walk counts down. */
interface Room {
  count: number;
  characters: number;
}

/**
 * Tells whether `JSON.stringify` writes this value exactly in wire form, tags and surrogates aside, which
 * its caller finds in the text. A no says nothing about why: the exact writer then writes or refuses it.
 * One pass without allocation; it is what makes encoding nearly as fast as `JSON.stringify` itself.
 */
export function isOrdinary(value: unknown, limits: ValueLimits): boolean {
  return isOrdinaryValue(value, limits.depth, { count: limits.count, characters: limits.bytes });
}

function isOrdinaryValue(value: unknown, depth: number, room: Room): boolean {
  if (--room.count < 0) return false;
  switch (typeof value) {
    case 'string':
      room.characters -= value.length;
      return room.characters >= 0;
    case 'number':
      return isOrdinaryNumber(value);
    case 'boolean':
      return true;
    case 'object':
      if (value === null) return true;
      if (depth === 0 || mayHaveToJson(value)) return false;
      return Array.isArray(value)
        ? isOrdinaryArray(value, depth - 1, room)
        : isOrdinaryObject(value, depth - 1, room);
    default:
      return false;
  }
}

/** Finds what JSON.stringify would call. A getter is not run; a proxy may make one up that it does not list. */
function mayHaveToJson(value: object): boolean {
  return 'toJSON' in value || (value as { toJSON?: unknown }).toJSON !== undefined;
}

/** Not -0, not an integer beyond the safe range, not NaN or infinite. */
function isOrdinaryNumber(value: number): boolean {
  return Number.isInteger(value)
    ? Number.isSafeInteger(value) && !Object.is(value, -0)
    : Number.isFinite(value);
}

function isOrdinaryArray(list: readonly unknown[], depth: number, room: Room): boolean {
  if (Object.getPrototypeOf(list) !== Array.prototype) return false;
  for (let index = 0; index < list.length; index++) {
    // A hole reads as undefined here, or as what stands on the prototype.
    if (!isOrdinaryValue(list[index], depth, room)) return false;
  }
  return true;
}

function isOrdinaryObject(object: object, depth: number, room: Room): boolean {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return false;
  if (Object.getOwnPropertySymbols(object).length > 0) return false;
  for (const key of Object.keys(object)) {
    const property = Object.getOwnPropertyDescriptor(object, key);
    if (property?.get !== undefined || property?.set !== undefined) return false;
    if (!isOrdinaryValue(property?.value, depth, room)) return false;
  }
  return true;
}
