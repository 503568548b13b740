import type { ModelAnswer, Usage } from '../contract.ts';
import type { Failure } from './failure.ts';

/** How one request ended. */
export type AttemptEnd = { readonly usage: Usage; readonly warnings: readonly string[] } & (
  | Omit<ModelAnswer, 'attempts'>
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'aborted' }
);
