import type { LanguageModelV3, LanguageModelV4 } from '@ai-sdk/provider';
import { expectTypeOf } from 'vitest';
import type { CallOptions, LanguageModel } from './language-model.ts';
import type { ScriptedModel } from './scripted-model.ts';

// Checked by tsc alone; nothing here runs.

// A model of AI SDK 6 or 7 is a language model.
expectTypeOf<LanguageModelV3>().toExtend<LanguageModel>();
expectTypeOf<LanguageModelV4>().toExtend<LanguageModel>();

// Both take what is asked.
expectTypeOf<CallOptions>().toExtend<Parameters<LanguageModelV3['doStream']>[0]>();
expectTypeOf<CallOptions>().toExtend<Parameters<LanguageModelV4['doStream']>[0]>();

// The scripted model is a model for the AI SDK too.
expectTypeOf<ScriptedModel>().toExtend<LanguageModelV4>();
