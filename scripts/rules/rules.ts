import { fileLines } from './file-lines.ts';
import { functionLines } from './function-lines.ts';
import type { Rule } from './rule.ts';
import { skippedTests } from './skipped-tests.ts';
import { suppressions } from './suppressions.ts';

/** Every rule of our own. */
export const rules: readonly Rule[] = [fileLines, functionLines, skippedTests, suppressions];
