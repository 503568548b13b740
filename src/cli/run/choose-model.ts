import type { LanguageModel } from '../../model/index.ts';
import { demoModel } from './demo.ts';

/** The model of a run, and what a person is told about it. */
export interface ChosenModel {
  readonly model: LanguageModel;
  readonly notice: string;
}

/**
 * The model that was named; else the one that the usual variables of a provider mean; with none of them the demo.
 * Throws `INVALID_OPTION` where there is no such model, and on a task that the demo has no replies for.
 */
export async function chooseModel(named: string | null, task: string): Promise<ChosenModel> {
  const { resolveModel, usualModelName } = await import('../../model/providers/index.ts');
  const name = named ?? (await usualModelName());
  if (name !== null) return { model: await resolveModel(name), notice: `Model: ${name}` };
  return {
    model: demoModel(task),
    notice: 'No model was asked: the demo replays a scripted reply. All else is real.',
  };
}
