const text = new TextEncoder();

/** An unsigned 32-bit number in LEB128. */
export function u32(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Uint8Array.of(...bytes, rest);
}

/** A name as the binary format writes it: its length in bytes, then UTF-8. */
export function name(value: string): Uint8Array {
  const bytes = text.encode(value);
  return concat([u32(bytes.length), bytes]);
}

/** A count, then the items. */
export function list(items: readonly Uint8Array[]): Uint8Array {
  return concat([u32(items.length), ...items]);
}

/** All parts as one array. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
