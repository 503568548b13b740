import type { LanguageModel } from '../../model/index.ts';
import { demoModel, noModel } from './demo.ts';

/** The model of a run, and what a person is told about it. */
export interface ChosenModel {
  readonly model: LanguageModel;
  readonly notice: string;
}

/** For what a model is asked. */
interface Purpose {
  readonly task: string;
  readonly mode: 'code' | 'direct';
}

/**
 * The model that was named, or given as it is; else the one that the usual variables of a provider mean; with none of
 * them the demo. Throws `INVALID_OPTION` where there is no such model, and where the demo has no replies.
 */
export async function chooseModel(
  named: string | LanguageModel | null,
  { task, mode }: Purpose,
): Promise<ChosenModel> {
  if (typeof named === 'object' && named !== null) {
    return { model: named, notice: `Model: ${named.provider}/${named.modelId}` };
  }
  const { resolveModel, usualModelName } = await import('../../model/providers/index.ts');
  const name = named ?? (await usualModelName());
  if (name !== null) return { model: await resolveModel(name), notice: `Model: ${name}` };
  if (mode === 'direct') throw noModel('The demo has programs only, and none for direct mode.');
  return {
    model: demoModel(task),
    notice: 'No model was asked: the demo replays a scripted reply. All else is real.',
  };
}
