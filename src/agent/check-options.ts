import { checkFields, gotText, invalidOption, type Rule, type Rules } from '../errors/index.ts';
import { checkModel } from '../model/index.ts';
import { checkTask } from './check-task.ts';
import { agentRules, runRules } from './option-rules.ts';

/** Checks the options of `createAgent`. Throws `INVALID_OPTION`. */
export function checkAgentOptions(options: unknown): void {
  const given = objectOf(options, 'createAgent');
  checkFields(given, Reflect.get(given, 'mode') === 'direct' ? directRules : agentRules);
  checkModel(Reflect.get(given, 'model'));
  checkBudgets(Reflect.get(given, 'budgets'));
}

/** Where nothing runs, nothing need be given to run it in. */
const directRules: Rules = new Map(
  [...agentRules].map(([name, rule]): [string, Rule] =>
    name === 'sandbox' ? [name, { ...rule, optional: true }] : [name, rule],
  ),
);

/** What the rule of each budget does not say. Throws `INVALID_OPTION`. */
export function checkBudgets(budgets: { readonly cost?: unknown; readonly prices?: unknown } = {}): void {
  if (budgets.cost === undefined || budgets.prices !== undefined) return;
  throw invalidOption(
    'Expected `budgets.cost` to stand beside `budgets.prices`, got none: without them no cost is known.',
  );
}

/** Checks the task and the options of one run. Throws `INVALID_OPTION`. */
export function checkRunOptions(task: unknown, options: unknown, mode: 'code' | 'direct'): void {
  checkTask(task);
  const given = objectOf(options, 'run');
  checkFields(given, runRules);
  const files: unknown = Reflect.get(given, 'files');
  if (mode === 'direct' && files !== undefined)
    throw invalidOption(
      `Expected no \`files\` in direct mode, where no program reads them, got ${gotText(files)}.`,
    );
}

function objectOf(options: unknown, of: string): object {
  if (typeof options === 'object' && options !== null) return options;
  throw invalidOption(`Expected the options of \`${of}\` to be an object, got ${gotText(options)}.`);
}
