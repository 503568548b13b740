import type { PungiError } from '../../errors/index.ts';
import { type LanguageModel, scriptedModel } from '../../model/index.ts';
import { usageError } from '../usage-error.ts';

/** The sample tasks, and what a model could have said to each, turn by turn. */
const samples: { readonly [task: string]: readonly string[] } = {
  'What is 1234 * 5678?': [program('product = sdk.calculate("1234 * 5678")\nsdk.final_answer(str(product))')],
  'Which products are almost sold out?': [
    `First I look at what there is.\n\n${program(
      'rows = sdk.database_query("SELECT name, price, stock FROM products WHERE stock BETWEEN 1 AND 2 ORDER BY name")\nprint(len(rows), "products")\nrows[:3]',
    )}`,
    program(
      'cheapest = sorted(rows, key=lambda row: row["price"])[:3]\nsdk.final_answer({"count": len(rows), "cheapest": [row["name"] for row in cheapest]})',
    ),
  ],
  'What do LLM benchmarks say?': [
    program(
      'results = sdk.search("LLM benchmarks 2024")\nrecent = [r for r in results if r.date > "2024-01-01"]\nsdk.final_answer({r.title: r.date for r in sorted(recent, key=lambda r: r.date)})',
    ),
  ],
  'Tell user u1 that the order is on its way.': [
    program(
      'try:\n    sent = sdk.send_notification("u1", "Your order is on its way.")\nexcept sdk.Denied as denied:\n    sdk.final_answer(f"Not sent: {denied}")\nsdk.final_answer("Sent." if sent else "Not sent.")',
    ),
  ],
};

/** Replays what is written here; no model is asked. Throws `INVALID_OPTION` on a task that is no sample. */
export function demoModel(task: string): LanguageModel {
  const replies = Object.hasOwn(samples, task) ? samples[task] : undefined;
  if (replies !== undefined) return scriptedModel(replies);
  const known = Object.keys(samples).map((each) => `  pungi run ${JSON.stringify(each)}`);
  throw noModel(`Without one, the demo has replies for these tasks:\n${known.join('\n')}`);
}

/** What to do to have a model, and what there is without one. */
export function noModel(without: string): PungiError {
  return usageError(
    `There is no model: name one (--model anthropic/…, openai/…, ollama/…), or set ANTHROPIC_API_KEY, OPENAI_API_KEY, OPENAI_BASE_URL or OLLAMA_HOST. ${without}`,
  );
}

function program(source: string): string {
  return `\`\`\`python\n${source}\n\`\`\``;
}
