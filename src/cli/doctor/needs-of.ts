import type { RungReport } from './examine.ts';

/** One thing that the first command needs or can use, and how it stands here. */
export interface Need {
  readonly name: string;
  readonly fine: boolean;
  readonly text: string;
}

/** Variables that name a model; their values are never shown. */
const modelVariables = [
  ...['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OLLAMA_HOST'],
];
const searchVariables = ['BRAVE_API_KEY', 'TAVILY_API_KEY', 'SEARXNG_URL'];

/** What stands beside the rungs: Node, python3, the image, and which keys are there, by name alone. */
export function needsOf(reports: readonly RungReport[], environment: NodeJS.ProcessEnv): readonly Need[] {
  const wasm = reports.find(({ name }) => name === 'wasm');
  const subprocess = reports.find(({ name }) => name === 'subprocess');
  return [
    { name: 'Node', fine: true, text: process.version },
    {
      name: 'python3',
      fine: subprocess?.version !== undefined,
      text: subprocess?.version ?? 'none from 3.11 on: only sandboxes that bring their own work',
    },
    {
      name: 'WebAssembly image',
      fine: wasm?.startMs !== undefined,
      text: wasm?.startMs === undefined ? 'not built' : 'built',
    },
    keys('model', modelVariables, environment),
    keys('web search', searchVariables, environment),
  ];
}

function keys(of: string, variables: readonly string[], environment: NodeJS.ProcessEnv): Need {
  const set = variables.filter((name) => (environment[name]?.trim() ?? '') !== '');
  const none =
    of === 'model' ? 'none set: `pungi run` replays its demo' : 'none set: the sample library is searched';
  return { name: `${of} keys`, fine: set.length > 0, text: set.length > 0 ? set.join(', ') : none };
}
