import { usageError } from './usage-error.ts';

/** The oldest that has all that is used here; equal to `engines` of the package. */
const oldest = 24;

/** Throws `INVALID_OPTION` on an older Node, which would stop at the first module that it does not have. */
export function requireNode(version: string): void {
  if (Number(version.split('.')[0]) >= oldest) return;
  throw usageError(
    `Expected Node ${oldest} or newer, got ${version}. Install it, or bring it along: npm install --save-dev node@${oldest}`,
  );
}
