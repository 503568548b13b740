import type { Requirements } from '../../test/require.ts';
import { oneFailed, type StepOutcome } from './step.ts';

/** A failure for what is required although nothing that ran asks for it: it would prove nothing, silently. */
export function unasked(outcomes: readonly StepOutcome[], required: Requirements): StepOutcome[] {
  const asked = new Set(outcomes.flatMap((outcome) => outcome.asked ?? []));
  const names = [...required].filter((name) => !asked.has(name));
  if (names.length === 0) return [];
  const message = `PUNGI_REQUIRE names ${names.join(', ')}, but no test asks for it with \`needs\`.`;
  return [{ ...oneFailed(message), name: 'required', durationMs: 0 }];
}
