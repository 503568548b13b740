import { errorCodes } from '../../src/errors/index.ts';

/** The page `docs/errors.md`: every code with what to do about it, as `src/errors/codes.ts` says. */
export function errorsPage(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, advice]) => `| \`${code}\` | ${advice.replaceAll('|', '\\|')} |`,
  );
  return [...opening, '| code | what it means, and what to do |', '|---|---|', ...rows, ''].join('\n');
}

const opening = [
  '# Errors',
  '',
  'Only misuse of the API and broken invariants throw: how a program or a run ended is an outcome, never an',
  'error. Everything that is thrown is a `PungiError` with one of these codes, which stay the same across',
  'releases; `PungiError.isInstance(error, code)` tells them apart, also across copies of the package.',
  '',
  'This page is written by `npm run fix` from `src/errors/codes.ts`.',
  '',
];
