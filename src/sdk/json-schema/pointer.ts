/** Writes a JSON Pointer as `$ref` does: `#/properties/a~1b/items`. */
export function pointerText(steps: readonly (string | number)[]): string {
  return ['#', ...steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** Reads the steps of a pointer such as `#/$defs/a%20b`, or null where the text is no pointer into this document. */
export function pointerSteps(pointer: string): readonly string[] | null {
  if (pointer === '#' || pointer === '#/') return pointer === '#' ? [] : [''];
  if (!pointer.startsWith('#/')) return null;
  return decoded(pointer.slice(2))?.split('/').map(unescaped) ?? null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
