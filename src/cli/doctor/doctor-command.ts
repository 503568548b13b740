import { toJson } from '../json.ts';
import { painterOf } from '../output/paint.ts';
import { readArguments } from '../read-arguments.ts';
import { rungNames } from '../rungs.ts';
import { usageError } from '../usage-error.ts';
import { examine, type RungReport } from './examine.ts';
import { needsOf } from './needs-of.ts';
import { reportText } from './report-text.ts';

/** The options of `pungi doctor`. */
export const doctorFlags = { json: { type: 'boolean' } } as const;

/** `pungi doctor`: tells of each rung whether it works here. 0 where at least one does, else 1. */
export async function doctorCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, doctorFlags);
  if (positionals.length > 0)
    throw usageError(`Expected no arguments but options, got ${positionals.length}.`);
  const reports: RungReport[] = [];
  // One after the other: two at a time would measure each other.
  for (const name of rungNames) reports.push(await examine(name));
  const paint = painterOf(process.stdout);
  process.stdout.write(
    values.json
      ? `${toJson({ rungs: reports })}\n`
      : reportText(reports, needsOf(reports, process.env), paint),
  );
  return reports.some(({ usable }) => usable) ? 0 : 1;
}
