import type { LanguageModel } from '../index.ts';

/** Variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Makes a model by the name that its provider has for it. */
export type Provider = (model: string, environment: Environment) => Promise<LanguageModel>;

/** What is asked where a key is there, and no name. */
export const defaultNames = {
  anthropic: 'anthropic/claude-sonnet-5-5',
  openai: 'openai/gpt-5.5',
} as const;

/** A name for messages. */
export const exampleName: string = defaultNames.anthropic;
