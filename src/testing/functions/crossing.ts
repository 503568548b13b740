import type { SdkFunction } from '../../sdk/index.ts';
import { anything, define, integer, objectOf, type Part, text } from './define.ts';
import { hostValues } from './host-values.ts';
import type { World } from './world.ts';

/** What a record of many odd names looks like; `note` may be absent. */
const order: Part = {
  title: 'Order',
  ...objectOf({
    id: integer,
    items: { type: 'array', items: text },
    keys: text,
    'not-a-name': text,
    class: text,
  }),
};
const orderWithNote: Part = { ...order, properties: { ...(order['properties'] as Part), note: text } };

/** What holds typed parts within. */
const visit: Part = objectOf({
  at: { ...text, format: 'date-time' },
  days: { type: 'array', items: { ...text, format: 'date' } },
  by: { anyOf: [{ ...text, format: 'uuid' }, { type: 'null' }] },
});

const same = (name: string, type: Part): SdkFunction<World> =>
  define<{ value: unknown }>(name, {
    description: 'Give back what it got.',
    parameters: { value: type },
    returns: type,
    execute: ({ value }) => value,
  });

const asText = (name: string, type: Part): SdkFunction<World> =>
  define<{ value: unknown }>(name, {
    description: 'Give back what it got, as text.',
    parameters: { value: type },
    returns: text,
    execute: ({ value }) => textOf(value),
  });

/** Functions that give back what they got, as it came or as text. */
export const crossing: Readonly<Record<string, SdkFunction<World>>> = {
  echo: same('echo', anything),
  number: same('number', { type: 'number' }),
  integer: same('integer', integer),
  moment: asText('moment', { ...text, format: 'date-time' }),
  day: asText('day', { ...text, format: 'date' }),
  ident: asText('ident', { ...text, format: 'uuid' }),
  visit: asText('visit', visit),
  colour: asText('colour', { ...text, enum: ['red', 'green'] }),
  place: asText('place', orderWithNote),
  order: define('order', {
    description: 'One order without a note.',
    returns: orderWithNote,
    execute: () => ({ id: 7, items: ['a', 'b'], keys: 'k', 'not-a-name': 'n', class: 'c' }),
  }),
  letters: define<{ size: number }>('letters', {
    description: 'A text of the given length.',
    parameters: { size: integer },
    returns: text,
    execute: ({ size }) => 'x'.repeat(size),
  }),
  given: define<{ name: string }>('given', {
    description: 'A value of the host, by name.',
    parameters: { name: text },
    returns: anything,
    execute: ({ name }) => hostValues[name],
  }),
};

/** The value with the type of each part, so that no two inputs look alike. */
function textOf(value: unknown): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value).map(([key, part]) => `${key}: ${textOf(part)}`);
  return `{${parts.join(', ')}}`;
}
