export type { Message, Model } from './contract.ts';
export { scriptedModel } from './scripted-model.ts';
