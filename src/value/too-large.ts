import { PungiError } from '../errors/index.ts';

/** A value nests deeper than `limits.depth`. */
export function tooDeep(root: string, path: string, depth: number): PungiError {
  return tooLarge(`Expected \`${root}\` to nest at most ${depth} levels, got one more at \`${path}\`.`);
}

/** A value holds more values than `limits.count`. */
export function tooMany(root: string, count: number): PungiError {
  return tooLarge(`Expected \`${root}\` to hold at most ${count} values, got more.`);
}

/** A value takes more bytes on the wire than `limits.bytes`. */
export function tooLong(root: string, bytes: number): PungiError {
  return tooLarge(`Expected \`${root}\` to take at most ${bytes} bytes, got more.`);
}

/** An integer has more digits than may cross. */
export function tooManyDigits(path: string, digits: number): PungiError {
  return tooLarge(`Expected \`${path}\` to be an integer of at most ${digits} hexadecimal digits, got more.`);
}

function tooLarge(message: string): PungiError {
  return new PungiError(message, { code: 'VALUE_TOO_LARGE' });
}
