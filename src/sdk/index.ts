export type { ContextOf, ContextOption } from './context.ts';
export { defineFunction, isSdkFunction, type SdkFunction } from './define-function.ts';
export { defineSdk, type Sdk, type SdkOptions } from './define-sdk.ts';
export { describe } from './describe.ts';
export type { FunctionDescription, RateLimitDescription } from './description.ts';
export { fromJsonSchema } from './from-json-schema.ts';
export type {
  Approval,
  CachePolicy,
  ExecuteOptions,
  FunctionOptions,
  Generate,
  NoInput,
  RateLimit,
} from './function-options.ts';
export { pythonName, pythonNames } from './names.ts';
export type { JsonSchema, Schema, SchemaInput, SchemaOutput } from './schema.ts';
export type { DefinitionWarning, WarningCode } from './warnings.ts';
