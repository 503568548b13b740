import type { SdkFunction } from '../../sdk/index.ts';
import { define, integer, text } from './define.ts';
import { secret } from './secret.ts';
import type { World } from './world.ts';

/** Functions that fail as careless code does. */
export const failing: Readonly<Record<string, SdkFunction<World>>> = {
  fail: define<{ message: string }>('fail', {
    description: 'Fail with a message.',
    parameters: { message: text },
    returns: text,
    execute: ({ message }) => {
      throw careless(message);
    },
  }),
  fail_with_secret: define('fail_with_secret', {
    description: 'Fail with a message that holds a secret.',
    returns: text,
    execute: () => {
      throw careless(`The key ${secret} was refused.`);
    },
  }),
  fail_oddly: define('fail_oddly', {
    description: 'Throw something that is no error.',
    returns: text,
    execute: () => {
      throw { toString: () => secret, toJSON: () => secret };
    },
  }),
  lie: define('lie', {
    description: 'Return what its own schema refuses.',
    returns: integer,
    execute: () => `not an integer, ${secret}`,
  }),
};

/** An error with a secret in its cause and properties, and a path in its stack. */
function careless(message: string): Error {
  return Object.assign(new TypeError(message, { cause: new Error(`cause ${secret}`) }), {
    token: secret,
    path: import.meta.filename,
  });
}
