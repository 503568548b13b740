export { type Agent, type AgentOptions, createAgent, type RunOutcome } from './agent.ts';
