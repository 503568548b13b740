import { operations } from './arithmetic.ts';
import { constants, functions } from './functions.ts';
import type { NamedFunction } from './named-function.ts';
import type { Expression } from './parse-expression.ts';
import type { Quantity } from './quantity.ts';
import type { FailAt } from './tokens.ts';

/** The value of an expression, each step as Python takes it. */
export function evaluate(expression: Expression, failAt: FailAt): Quantity {
  const fail = (message: string): never => failAt(expression.at, message);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'constant':
      return constants.get(expression.name) ?? fail(unknownName(expression.name));
    case 'sign': {
      const operand = evaluate(expression.operand, failAt);
      return expression.operator === '-' ? -operand : operand;
    }
    case 'binary': {
      const left = evaluate(expression.left, failAt);
      const right = evaluate(expression.right, failAt);
      const operation = operations[expression.operator] ?? fail('unknown operator');
      return operation(left, right, fail);
    }
    case 'call': {
      const named = functions.get(expression.name) ?? fail(unknownFunction(expression.name));
      const given = expression.given.map((inner) => evaluate(inner, failAt));
      if (given.length < named.least || given.length > named.most)
        return fail(wrongCount(expression.name, named));
      return named.apply(given, fail);
    }
  }
}

function unknownName(name: string): string {
  if (functions.has(name)) return `${name} is a function, call it: ${name}(…)`;
  return `unknown name ${name}; known are ${[...constants.keys()].join(', ')}, and no variables`;
}

function unknownFunction(name: string): string {
  return `unknown function ${name}; known are ${[...functions.keys()].join(', ')}`;
}

function wrongCount(name: string, { least, most }: NamedFunction): string {
  const count = least === most ? `${least}` : `${least} to ${most}`;
  return `${name} takes ${count} ${most === 1 ? 'number' : 'numbers'}`;
}
