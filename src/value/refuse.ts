/** What stands where a plain value should, and what to do about it. */
export type Refusal = readonly [found: string, fix: string];

const anyObject = 'Use a plain object, such as { ...object }.';
const asBytes = 'Use an array of numbers or a base64 string.';

/** The usual fix by class name, which also holds for subclasses and for classes of another realm. */
const fixes = new Map([
  ['Date', 'Use its toISOString().'],
  ['Map', 'Use Object.fromEntries(map).'],
  ['Set', 'Use [...set].'],
  ['Promise', 'Await it first.'],
  ['Error', 'Use its message.'],
  ['RegExp', 'Use its source.'],
  ['URL', 'Use its href.'],
  ['Array', 'Use Array.from(list).'],
  ['TypedArray', asBytes],
  ['DataView', asBytes],
  ['ArrayBuffer', asBytes],
  ['SharedArrayBuffer', asBytes],
  ['Number', 'Use its valueOf().'],
  ['String', 'Use its valueOf().'],
  ['Boolean', 'Use its valueOf().'],
  ['BigInt', 'Use its valueOf().'],
  ['Symbol', 'Use its description.'],
]);

/** Names a value that the encoder does not take, without running any code of its class. */
export function refusalOf(value: unknown): Refusal {
  switch (typeof value) {
    case 'undefined':
      return ['undefined', 'Use null, or leave the key out.'];
    case 'function':
      return ['a function', 'Send what it returns.'];
    case 'symbol':
      return ['a symbol', 'Use its description.'];
    default:
      return refusalOfInstance(value);
  }
}

function refusalOfInstance(value: unknown): Refusal {
  const names = classNames(value);
  const fix = names.map((name) => fixes.get(name)).find((known) => known !== undefined) ?? anyObject;
  const [name = ''] = names;
  return [name === '' ? 'an object with a prototype of its own' : `an instance of ${name}`, fix];
}

/** The class of a value, then those that it extends; `''` for a prototype that no class made. */
function classNames(value: unknown): string[] {
  const names: string[] = [];
  let prototype: unknown = Object.getPrototypeOf(value);
  while (typeof prototype === 'object' && prototype !== null) {
    names.push(className(prototype));
    prototype = Object.getPrototypeOf(prototype);
  }
  return names;
}

/** Reads data properties only: a getter would run the value's own code. */
function className(prototype: object): string {
  const made: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  if (typeof made !== 'function') return '';
  const name: unknown = Object.getOwnPropertyDescriptor(made, 'name')?.value;
  return typeof name === 'string' ? name : '';
}
