import { isPythonName } from '../names.ts';
import { stringLiteral } from '../python/literal.ts';
import type { Field, RecordType } from '../python/type.ts';
import { inputType } from './stub-input.ts';
import { outputType } from './stub-output.ts';

/** What a dict has already: a key of that name is read by `r["items"]` only. */
const dictMethods = new Set(
  'clear copy fromkeys get items keys pop popitem setdefault update values'.split(' '),
);

/** The module aliases that the types in a class body go through; a field must not hide them. */
const aliases: readonly string[] = ['_b', '_t', '_datetime', '_decimal', '_enum', '_uuid'];

/**
 * The TypedDict of a record that is passed: any keys, also those that no class could declare, but the empty one,
 * which Python allows in no TypedDict: such a dict is taken as the plain dict that every record may be.
 */
export function inputRecord(record: RecordType): string {
  const fields = record.fields.filter((field) => field.name !== '');
  const entries = fields.map((field) => {
    const type = inputType(field.type);
    return `${stringLiteral(field.name)}: ${field.required ? type : `_t.NotRequired[${type}]`}`;
  });
  const name = `_${record.name}`;
  return `${name} = _t.TypedDict("${name}", {${entries.join(', ')}})`;
}

/** The class of a record that is returned: a dict with attributes, typed by key where the key is written out. */
export function outputRecord(record: RecordType, recordNames: ReadonlySet<string>): string {
  const fields = record.fields.filter((field) => isAttribute(field.name));
  const hidden = fields.filter((field) => recordNames.has(field.name) || aliases.includes(field.name));
  const declared = fields.filter((field) => !hidden.includes(field));
  return [
    `class ${record.name}(_record):`,
    ...declared.map((field) => `    ${field.name}: ${outputType(field.type)}`),
    ...attributeMethod(hidden, record),
    ...overloads('__getitem__', [...record.fields.map(itemSignature), '(self, key: _b.str, /) -> _t.Any']),
    ...overloads('get', [
      ...record.fields.flatMap(getSignatures),
      '(self, key: _b.str, default: _t.Any = None, /) -> _t.Any',
    ]),
  ].join('\n');
}

function isAttribute(name: string): boolean {
  return isPythonName(name) && !name.startsWith('__') && !dictMethods.has(name);
}

/**
 * Attributes that cannot be declared: a field called like a record would hide that record's class from the
 * fields below it. A record with further keys has any attribute.
 */
function attributeMethod(hidden: readonly Field[], { rest }: RecordType): string[] {
  const named = hidden.map(
    (field) => `(self, name: _t.Literal[${stringLiteral(field.name)}], /) -> ${outputType(field.type)}`,
  );
  const any = rest === null || rest === 'never' ? [] : ['(self, name: _b.str, /) -> _t.Any'];
  return overloads('__getattr__', [...named, ...any]);
}

/** One method for several signatures; a single one stands alone, as Python demands. */
function overloads(name: string, signatures: readonly string[]): string[] {
  if (signatures.length === 1) return signatures.map((signature) => `    def ${name}${signature}: ...`);
  return signatures.flatMap((signature) => ['    @_t.overload', `    def ${name}${signature}: ...`]);
}

function itemSignature(field: Field): string {
  return `(self, key: _t.Literal[${stringLiteral(field.name)}], /) -> ${outputType(field.type)}`;
}

function getSignatures(field: Field): string[] {
  const key = `key: _t.Literal[${stringLiteral(field.name)}]`;
  const type = outputType(field.type);
  if (field.required) return [`(self, ${key}, default: _b.object = None, /) -> ${type}`];
  return [
    `(self, ${key}, default: None = None, /) -> ${type} | None`,
    `(self, ${key}, default: _default, /) -> ${type} | _default`,
  ];
}
