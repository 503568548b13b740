import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../sandbox/index.ts';
import { defineFunction, defineSdk, type ExecuteOptions } from '../sdk/index.ts';
import type { Value } from '../value/index.ts';
import { type RunProgramOptions, runProgram } from './index.ts';

// Checked by tsc alone; nothing here runs.

declare const sandbox: Sandbox;
const plain = defineSdk({ now: defineFunction({ effect: 'read', execute: () => 1 }) });
const personal = defineSdk({
  whoami: defineFunction({
    effect: 'read',
    execute: (_, { context }: ExecuteOptions<{ user: string }>) => context.user,
  }),
});

// The context may be anything until a function declares what it needs; then it must be given.
expectTypeOf({ sdk: plain, sandbox }).toExtend<RunProgramOptions>();
type Personal = RunProgramOptions<{ user: string }>;
expectTypeOf({ sdk: personal, sandbox, context: { user: 'u1' } }).toExtend<Personal>();
expectTypeOf({ sdk: personal, sandbox }).not.toExtend<Personal>();
expectTypeOf({ sdk: personal, sandbox, context: { user: 1 } }).not.toExtend<Personal>();

// An answer is a plain value, or what the answer schema makes of it.
const anything = await runProgram('', { sdk: plain, sandbox });
expectTypeOf(anything.answer).toEqualTypeOf<Value | undefined>();
const schema = z.object({ day: z.iso.date().transform((day) => new Date(day)) });
const typed = await runProgram('', { sdk: plain, sandbox, schema });
expectTypeOf(typed.answer).toEqualTypeOf<{ day: Date } | undefined>();
