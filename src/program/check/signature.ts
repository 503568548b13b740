import { pythonLiteral } from '../../sdk/index.ts';
import type { ManifestFunction, ManifestParameter } from '../../value/index.ts';

/** What ends a run, as a function among the others. */
export const finalAnswer: ManifestFunction = {
  name: 'final_answer',
  effect: 'pure',
  doc: '',
  parameters: [{ name: 'answer', annotation: '', shape: 'any', required: true }],
  extra: null,
  returns: 'never',
  returnAnnotation: '',
};

/** A default longer than this is shown as `...`. */
const longestDefault = 60;

/** `search(query: str, limit: int = 10) -> list[Hit]`. */
export function signatureOf({ name, parameters, extra, returnAnnotation }: ManifestFunction): string {
  const texts = parameters.map(parameterText);
  const rest = extra === null ? [] : ['**extra'];
  const returns = returnAnnotation === '' ? '' : ` -> ${returnAnnotation}`;
  return `${name}(${[...texts, ...rest].join(', ')})${returns}`;
}

/** The name that a program calls a parameter by. */
export function pythonNameOf({ name, python }: ManifestParameter): string {
  return python ?? name;
}

function parameterText(parameter: ManifestParameter): string {
  const typed = parameter.annotation === '' ? '' : `: ${parameter.annotation}`;
  return `${pythonNameOf(parameter)}${typed}${parameter.required ? '' : ` = ${defaultText(parameter)}`}`;
}

function defaultText(parameter: ManifestParameter): string {
  if (!('default' in parameter)) return 'None';
  const text = pythonLiteral(parameter.default);
  return text.length > longestDefault ? '...' : text;
}
