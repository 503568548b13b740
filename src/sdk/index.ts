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
export type { DocsDetail } from './render/function-text.ts';
export type { Imports } from './render/header-text.ts';
export { type Docs, type DocsOptions, type Documented, renderDocs } from './render/render-docs.ts';
export { renderManifest } from './render/render-manifest.ts';
export { renderStub, type Stub } from './render/render-stub.ts';
export { estimateTokens } from './render/tokens.ts';
export type { JsonSchema, Schema, SchemaInput, SchemaOutput } from './schema.ts';
