export type {
  Call,
  CallError,
  CallErrorType,
  CallRequest,
  CallStatus,
  CallTimes,
  Position,
  Reply,
} from './call.ts';
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
export type { Value } from './value.ts';
