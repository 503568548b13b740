export { resolveModel } from './resolve-model.ts';
export { usualModelName } from './usual-model-name.ts';
