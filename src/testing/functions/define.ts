import { defineFunction, type ExecuteOptions, fromJsonSchema, type SdkFunction } from '../../sdk/index.ts';
import type { World } from './world.ts';

/** JSON Schema of one parameter or result. */
export type Part = { readonly [keyword: string]: unknown };

/** One function of the fixture. */
export interface Definition<Input> {
  readonly description: string;
  /** In order; each is required unless it has a default. */
  readonly parameters?: { readonly [name: string]: Part };
  /** What other keyword arguments are. @default none may stand */
  readonly extra?: Part;
  readonly returns: Part;
  /** @default 'read' */
  readonly effect?: 'read' | 'write';
  readonly timeoutMs?: number;
  readonly execute: (input: Input, options: ExecuteOptions<World>) => unknown;
}

/** Makes one function of the fixture. Nothing is cached or tried again: each case counts its own calls. */
export function define<Input = Record<string, never>>(
  name: string,
  definition: Definition<Input>,
): SdkFunction<World> {
  const { description, parameters = {}, extra, returns, effect = 'read', timeoutMs } = definition;
  return defineFunction({
    description,
    input: fromJsonSchema<Input>(objectOf(parameters, extra)),
    output: fromJsonSchema(returns),
    effect,
    cache: false,
    examples: [`sdk.${name}(...)`],
    ...(effect === 'read' ? { retries: 0 } : {}),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    execute: (input, options: ExecuteOptions<World>) => {
      options.context.onInvoke(name);
      return definition.execute(input, options);
    },
  });
}

/** JSON Schema of an object whose properties are required unless they have a default. */
export function objectOf(properties: { readonly [name: string]: Part }, extra?: Part): Part {
  const required = Object.keys(properties).filter((name) => !('default' in (properties[name] ?? {})));
  return { type: 'object', properties, required, additionalProperties: extra ?? false };
}

/** JSON Schema of any string. */
export const text: Part = { type: 'string' };
/** JSON Schema of any integer. */
export const integer: Part = { type: 'integer' };
/** JSON Schema of any value. */
export const anything: Part = {};
