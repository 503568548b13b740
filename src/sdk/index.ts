export { cleanSchema } from './clean-schema.ts';
export type { ContextOf, ContextOption } from './context.ts';
export { defineFunction, type SdkFunction } from './define-function.ts';
export { defineSdk, type Sdk, type SdkOptions } from './define-sdk.ts';
export { describeAnswer } from './describe-answer.ts';
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
export { pythonName } from './names.ts';
export { type Parsed, parseAnswer, parseInput, parseOutput } from './parse.ts';
export { builtinNames } from './python/builtin-names.ts';
export { pythonLiteral } from './python/literal.ts';
export { cleanText } from './python/prose.ts';
export type { DocsDetail } from './render/function-text.ts';
export type { Imports } from './render/header-text.ts';
export { limitsOf } from './render/limits-text.ts';
export { type Docs, type DocsOptions, type Documented, renderDocs } from './render/render-docs.ts';
export { renderManifest } from './render/render-manifest.ts';
export { renderStub, type Stub } from './render/render-stub.ts';
export { estimateTokens } from './render/tokens.ts';
export type { JsonSchema, Schema, SchemaInput, SchemaOutput } from './schema.ts';
export type { DefinitionWarning, WarningCode } from './warnings.ts';
