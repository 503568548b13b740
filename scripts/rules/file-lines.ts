import type { Rule } from './rule.ts';

const maxLines = 250;

/** A Python file has at most 250 lines, like any other; ruff has no such rule. */
export const fileLines: Rule = ({ path, text }) => {
  const lines = text.trimEnd().split('\n').length;
  if (!path.endsWith('.py') || lines <= maxLines) return [];
  return [
    { path, line: maxLines + 1, message: `Expected a file of at most ${maxLines} lines, got ${lines}.` },
  ];
};
