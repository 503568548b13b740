import type { Capabilities } from '../sandbox/index.ts';
import { type RuleName, refusedCases } from './refused.cases.ts';

/** What a restricted language refuses by rule: how a program is told, and what it means in a table. */
export interface Rule {
  readonly pattern: RegExp;
  readonly otherwise: string;
}

/** The rules of `language: 'restricted'`, by which programs of all of Python are refused. */
export const rulesOfRestricted: Readonly<Record<RuleName, Rule>> = {
  module: {
    pattern: /`[\w.]+` cannot be imported here/,
    otherwise: 'By rule: the module has no façade, since it leads to the interpreter or to files.',
  },
  part: {
    pattern: /` is refused by the rules of this sandbox\.(?: Did you mean `\w+`\?)? Of `[\w.]+` there are/,
    otherwise: 'By rule: the façade of the module does not list the name.',
  },
  underscore: {
    pattern: /` is refused by the rules of this sandbox: it begins with an underscore/,
    otherwise: 'By rule: names with a leading underscore are refused.',
  },
  builtin: {
    pattern: /`(?:breakpoint|compile|eval|exec|globals|help|locals|memoryview)` is refused by the rules/,
    otherwise: 'By rule: builtins that run text or show scopes are refused.',
  },
  attribute: {
    pattern:
      /`\.\w+` is refused by the rules of this sandbox|`\w+` is refused by the rules of this sandbox: it leads/,
    otherwise: 'By rule: attributes that lead to the interpreter are refused.',
  },
  change: {
    pattern: /^changing this \w+ is refused by the rules/,
    otherwise: 'By rule: what a program shares with the library cannot be changed.',
  },
  making: {
    pattern:
      /(?:making an? \w+ by|a metaclass|`except\*`|`import \*`|opening anything).* (?:is )?refused by the rules/,
    otherwise: 'By rule: syntax and calls that make or open what no rule has seen are refused.',
  },
};

/** The rule by which a case is declared to be refused where programs are restricted; null for every other case. */
export function ruleFor(name: string, { language }: Capabilities): Rule | null {
  if (language !== 'restricted') return null;
  const found = Object.entries(refusedCases).find(([, names]) => names.includes(name));
  return found ? rulesOfRestricted[found[0] as RuleName] : null;
}

/** The rule that a message of a refusal tells of; null where it tells of none. */
export function ruleIn(message: string): Rule | null {
  return Object.values(rulesOfRestricted).find(({ pattern }) => pattern.test(message)) ?? null;
}
