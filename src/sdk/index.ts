export {
  type CachePolicy,
  defineFunction,
  type ExecuteOptions,
  type FunctionOptions,
  type Generate,
  type RateLimit,
  type SdkFunction,
} from './define-function.ts';
export { defineSdk, type Sdk } from './define-sdk.ts';
export type { JsonSchema, Schema, SchemaInput, SchemaOutput } from './schema.ts';
