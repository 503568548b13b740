import { defineFunction, fromJsonSchema, type SdkFunction } from '../../sdk/index.ts';
import type { Delivery } from './delivery.ts';

interface Input {
  readonly user_id: string;
  readonly message: string;
}

/** `send_notification(user_id, message) -> bool`. */
export function defineSendNotification(delivery: Delivery): SdkFunction {
  return defineFunction({
    description: `Sends one user a push notification, through ${delivery.target}. True once it is taken.`,
    input: fromJsonSchema<Input>({
      type: 'object',
      properties: {
        user_id: { type: 'string', minLength: 1, maxLength: 200 },
        message: {
          type: 'string',
          minLength: 1,
          maxLength: 1_000,
        },
      },
      required: ['user_id', 'message'],
      additionalProperties: false,
    }),
    output: fromJsonSchema<boolean>({ type: 'boolean' }),
    effect: 'write',
    approval: 'ask',
    rateLimit: { max: 1, perMs: 3_600_000, by: ({ user_id }) => user_id },
    examples: ['sdk.send_notification("u1", "Your order was sent.")'],
    warnings: ['It reaches a person: send none as a test. Say all in one; the next is refused for an hour.'],
    summary: ({ user_id, message }) => `Notify ${user_id}: ${message}`,
    execute: async ({ user_id: userId, message }, { idempotencyKey, signal }) => {
      await delivery.send({ userId, message, idempotencyKey }, signal);
      return true;
    },
  });
}
