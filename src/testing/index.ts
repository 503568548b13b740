export { scriptedModel } from '../model/index.ts';
