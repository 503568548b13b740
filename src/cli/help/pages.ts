import { sandboxNames } from '../sandbox-name.ts';
import type { HelpPage } from './page.ts';

const sdk = ['--sdk module.ts', 'the module whose default export is an SDK'] as const;
const sandbox = ['--sandbox name', `where programs run: ${sandboxNames.join(', ')} (default: wasm)`] as const;
const yes = ['--yes', 'approve every call that asks'] as const;
const json = ['--json', 'the result as one line of JSON'] as const;
const quiet = ['--quiet', 'nothing on stderr but errors'] as const;

/** Every command, in the order of the overview. */
export const helpPages: { readonly [command: string]: HelpPage } = {
  run: {
    takes: '"task"',
    does: 'answers a task: a model writes programs, which run in a sandbox',
    options: [
      [
        '--model provider/name',
        'anthropic/…, openai/…, ollama/… or openai-compatible/… (default: what the keys in the environment mean)',
      ],
      ['--mode code|direct', 'programs, or ordinary tool calls (default: code)'],
      sandbox,
      sdk,
      ['--max-steps 10', 'model turns at most'],
      yes,
      json,
      quiet,
    ],
    examples: ['pungi run "What is 1234 * 5678?"', 'pungi run --model ollama/qwen3 --json "Who waits?"'],
  },
  exec: {
    takes: 'program.py',
    does: 'runs a program as if a model had written it; - reads it from stdin',
    options: [
      sandbox,
      sdk,
      ['--timeout 10s', 'program time at most: 500ms, 10s, 2m'],
      ['--no-check', 'run it without looking it over first'],
      yes,
      json,
      quiet,
    ],
    examples: ['pungi exec program.py', 'echo \'final_answer(calculate("6 * 7"))\' | pungi exec -'],
  },
  check: {
    takes: 'program.py',
    does: 'looks a program over and runs nothing; - reads it from stdin',
    options: [sdk, json],
    examples: ['pungi check program.py'],
  },
  docs: {
    takes: '',
    does: 'prints the page of the SDK that the model reads',
    options: [sdk, ['--detail full', 'full, brief, signatures or index']],
    examples: ['pungi docs', 'pungi docs --detail signatures'],
  },
  init: {
    takes: '[folder]',
    does: 'writes pungi.config.ts and a first SDK; overwrites nothing',
    options: [],
    examples: ['pungi init'],
  },
  doctor: {
    takes: '',
    does: 'says which sandboxes work here, how fast they start, and what the others lack',
    options: [json],
    examples: ['pungi doctor'],
  },
};
