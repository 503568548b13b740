const isRaw: unknown = Reflect.get(JSON, 'isRawJSON');

/**
 * Tells what `JSON.rawJSON` made. It looks like a plain object, and `JSON.stringify` writes its text as it
 * stands: an integer beyond the safe range would pass the encoder and be refused by every reader.
 */
export function isRawJson(value: object): boolean {
  return typeof isRaw === 'function' && isRaw(value) === true;
}
