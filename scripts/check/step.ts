import type { RequirementName, Requirements } from '../../test/require.ts';
import type { Children } from './children.ts';

/** Something that did not run, and why. */
export interface Skip {
  readonly what: string;
  readonly reason: string;
}

/** What a step came to. A static step counts as one; a test suite counts each of its tests. */
export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  readonly skips: readonly Skip[];
  /** What to read when `failed` is not 0; empty otherwise. */
  readonly failure: string;
  /** What it needs of a machine, usable here or not: a requirement that nothing asks for proves nothing. */
  readonly asked?: readonly RequirementName[];
}

/** A step with what it came to. */
export interface StepOutcome extends StepResult {
  readonly name: string;
  readonly durationMs: number;
}

/** What a step is given to work with. */
export interface StepContext {
  /** The repository, absolute. */
  readonly root: string;
  readonly children: Children;
  readonly required: Requirements;
  /** Shows one line of progress at once. */
  readonly say: (line: string) => void;
}

/** One part of the check. */
export interface Step {
  /** The word `--only` takes. */
  readonly name: string;
  /** Steps of one phase share the cores; the next phase starts when all of them have ended. */
  readonly phase: 'static' | 'tests';
  readonly run: (context: StepContext) => Promise<StepResult>;
}

/** A step that is one command: it passes by exit code 0, and its output is what to read otherwise. */
export function commandStep(name: string, command: readonly string[]): Step {
  return {
    name,
    phase: 'static',
    async run({ children, root }) {
      const { exitCode, output } = await children.run(command, { cwd: root });
      return exitCode === 0 ? onePassed : oneFailed(output);
    },
  };
}

const onePassed: StepResult = { passed: 1, failed: 0, skips: [], failure: '' };

export function oneFailed(failure: string): StepResult {
  return { passed: 0, failed: 1, skips: [], failure };
}

export function oneSkipped(skip: Skip): StepResult {
  return { passed: 0, failed: 0, skips: [skip], failure: '' };
}
