import type { Rule } from './rule.ts';

/** Comments that switch a tool off, by the kind of file; brackets keep these lines from finding themselves. */
const typescript =
  /(?:\/\/|\/?\*).*?(?<found>biome[-]ignore|@ts[-](?:ignore|nocheck|expect-error)|eslint[-]disable|(?:v8|c8|istanbul)[ ]ignore)/;
const python =
  /#.*?(?<found>\bnoqa\b|type:\s*ignore|pyright:|(?:fmt|ruff|isort):|pylint:|pragma:\s*no cover)/i;

/**
 * No rule is switched off in place: what a rule finds is mended, or the rule is changed for everyone. Only a
 * type test (`*.test-d.ts`) may say that it expects an error: there it is the assertion.
 */
export const suppressions: Rule = ({ path, text }) => {
  const pattern = path.endsWith('.py') ? python : typescript;
  return text.split('\n').flatMap((line, index) => {
    const found = pattern.exec(line)?.groups?.['found'];
    if (found === undefined || (found.endsWith('-expect-error') && path.endsWith('.test-d.ts'))) return [];
    return [
      { path, line: index + 1, message: `Expected no suppression, got "${found}": mend what it hides.` },
    ];
  });
};
