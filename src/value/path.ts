/** One step into a value: the index in a list or the key in an object. */
export type Step = number | string;

const identifier = /^[A-Za-z_$][\w$]*$/;
const keptSteps = 8;
const keptKey = 40;

/**
 * Writes where a value stands, `value.rows[3]["due date"]`. Keys may be a program's: they are quoted and
 * cut, and the middle of a long path is left out, so that a message stays a line.
 */
export function pathText(root: string, steps: readonly Step[]): string {
  if (steps.length <= 2 * keptSteps) return root + steps.map(stepText).join('');
  const head = steps.slice(0, keptSteps).map(stepText).join('');
  const tail = steps.slice(-keptSteps).map(stepText).join('');
  return `${root}${head}…${tail}`;
}

function stepText(step: Step): string {
  if (typeof step === 'number') return `[${step}]`;
  const key = step.length > keptKey ? `${step.slice(0, keptKey)}…` : step;
  return identifier.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
