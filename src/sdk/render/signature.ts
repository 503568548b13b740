import { pythonName } from '../names.ts';
import { pythonLiteral } from '../python/literal.ts';
import type { FunctionType, Parameter } from '../python/type.ts';
import { holdsNone } from '../python/union.ts';
import { mostLiterals, typeText } from './type-text.ts';

/** A default longer than this is shown as `...`. */
const longestDefault = 60;

/** `search(query: str, limit: int = 10) -> list[Hit]`. */
export function signatureText(each: FunctionType): string {
  const parameters = each.parameters.map(parameterText);
  const extra = each.extra === null ? [] : [`**${freeName('extra', each)}: ${typeText(each.extra)}`];
  return `${each.source.name}(${[...parameters, ...extra].join(', ')}) -> ${typeText(each.returns)}`;
}

/** A name that no parameter of the function has. */
export function freeName(name: string, { parameters }: FunctionType): string {
  return pythonName(name, new Set(parameters.map((parameter) => parameter.python)));
}

function parameterText(parameter: Parameter): string {
  return `${parameter.python}: ${annotationOf(parameter)}${defaultText(parameter)}`;
}

/** The type of a parameter; one that may be left out without a known default takes None for that. */
export function annotationOf(parameter: Parameter, most: number = mostLiterals): string {
  const text = typeText(parameter.type, most);
  return takesNoneForNothing(parameter) && !holdsNone(parameter.type) ? `${text} | None` : text;
}

/** Tells whether None stands for "not given". */
export function takesNoneForNothing(parameter: Parameter): boolean {
  return !parameter.required && parameter.default === undefined;
}

function defaultText(parameter: Parameter): string {
  if (parameter.required) return '';
  const text = parameter.default === undefined ? 'None' : pythonLiteral(parameter.default);
  return ` = ${text.length > longestDefault ? '...' : text}`;
}
