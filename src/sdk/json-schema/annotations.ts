/** Keywords that say something about a value and test nothing. Those of OpenAPI come with tools of its users. */
const annotations: ReadonlySet<string> = new Set([
  '$schema',
  '$comment',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'discriminator',
  'example',
  'externalDocs',
  'xml',
]);

/** Tells whether a keyword only annotates; `x-…` is anyone's own. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith('x-');
}

/** Keywords of JSON Schema and its relatives that are refused, each with what to write instead. */
export const unsupportedKeywords: ReadonlyMap<string, string> = new Map([
  ['unevaluatedProperties', 'list all properties in one schema and set `additionalProperties: false`'],
  ['unevaluatedItems', 'list all items in `prefixItems` and set `items: false`'],
  ['$dynamicRef', 'refer to a schema in `$defs` with `$ref`'],
  ['$dynamicAnchor', 'name the schema in `$defs`'],
  ['$recursiveRef', "write `$ref: '#'`"],
  ['$recursiveAnchor', "write `$ref: '#'`"],
  ['$vocabulary', 'leave it out'],
  ['nullable', "write `type: ['string', 'null']`"],
  ['id', 'write `$id`'],
]);
