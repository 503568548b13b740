import type { Sandbox } from '../sandbox/index.ts';
import { defineFunction, defineSdk } from '../sdk/index.ts';
import { runProgram } from './index.ts';

declare const sandbox: Sandbox;
const whoami = defineFunction({
  description: 'Who asks.',
  effect: 'read',
  execute: (_, { context }: { context: { user: string } }) => context.user,
});

void runProgram('', { sdk: defineSdk({ whoami }), sandbox, context: { user: 'u1' } });
// @ts-expect-error an annotated context is required
void runProgram('', { sdk: defineSdk({ whoami }), sandbox });
