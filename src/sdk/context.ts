import type { SdkFunction } from './define-function.ts';

/** The context that a set of functions needs: all of theirs together. */
export type ContextOf<Functions> = Intersection<WrappedOf<Functions[keyof Functions]>>;

type WrappedOf<Function> = Function extends SdkFunction<infer Context> ? Wrapped<Context> : never;

/** A union of these turns into an intersection when it is inferred from, since it stands in a parameter. */
type Wrapped<Context> = (context: Context) => void;

type Intersection<Union> = [Union] extends [never]
  ? unknown
  : [Union] extends [(context: infer Context) => void]
    ? Context
    : never;

/**
 * The option by which a caller gives the context: required as soon as one function of the SDK declares what it
 * needs. For options of whatever takes an `Sdk<Context>`.
 */
export type ContextOption<Context> = unknown extends Context
  ? { readonly context?: unknown }
  : { readonly context: Context };
