import type { AgentOptions } from '../../agent/index.ts';
import type { LanguageModel } from '../../model/index.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import type { Sdk } from '../../sdk/index.ts';
import type { SandboxName } from '../sandbox-name.ts';

/** Those of `createAgent`'s options that mean the same here. */
type AgentConfig = Pick<
  AgentOptions,
  'instructions' | 'mode' | 'maxSteps' | 'limits' | 'importPolicy' | 'budgets' | 'secrets'
>;

/**
 * What `pungi.config.ts` exports by default: the options of an agent, for the command. What a flag says wins; what
 * neither says is as the command has it by itself.
 */
export interface Config extends AgentConfig {
  /** What programs call; it ends with the command where it is disposable. @default the standard SDK */
  readonly sdk?: Sdk;
  /** `provider/name`, or any language model of the AI SDK. @default what the usual keys mean, else the demo */
  readonly model?: string | LanguageModel;
  /** The name of a rung or `auto`, a sandbox, or a function that makes one; it ends with the command. @default 'wasm' */
  readonly sandbox?: SandboxName | Sandbox | (() => Sandbox);
}

/** Gives back what it gets, with its types checked as it is written: `export default defineConfig({ … })`. */
export function defineConfig(config: Config): Config {
  return config;
}
