export type {
  Call,
  CallError,
  CallErrorType,
  CallRequest,
  CallStatus,
  CallTimes,
  Position,
  ReceivedCall,
  Reply,
} from './call.ts';
export { decodeValue } from './decode.ts';
export { defaultImports } from './default-imports.ts';
export { encodeExactly, encodeValue } from './encode.ts';
export { jsonText } from './json-text.ts';
export { defaultLimits, type Limits, resolveLimits } from './limits.ts';
export type {
  Effect,
  Manifest,
  ManifestField,
  ManifestFunction,
  ManifestParameter,
  ManifestRecord,
  Shape,
} from './manifest.ts';
export { type ParsedText, parseText } from './parse.ts';
export { untag } from './untag.ts';
export { utf8Bytes } from './utf8.ts';
export type { Value } from './value.ts';
export { type ValueLimits, valueLimits } from './value-limits.ts';
