/** What `pungi init` writes, by its path: a config, a first SDK, and how TypeScript reads both. */
export const firstFiles: { readonly [path: string]: string } = {
  'pungi.config.ts': `import { defineConfig } from 'pungi/config';
import sdk from './sdk.ts';

/** What \`pungi\` uses in this folder and below. A flag wins over what stands here. */
export default defineConfig({
  sdk,
  sandbox: 'wasm',
  // Without a name, the keys in the environment decide: ANTHROPIC_API_KEY, OPENAI_API_KEY, OLLAMA_HOST.
  // model: 'anthropic/claude-sonnet-5-5',
  maxSteps: 10,
});
`,
  'sdk.ts': `import { defineFunction, defineSdk, fromJsonSchema } from 'pungi';
import { createStandardSdk } from 'pungi/standard';

/** search, calculate, database_query, send_notification and summarise. */
const standard = createStandardSdk();

/** A function of your own: schemas of zod and arktype are taken, too. */
const days_between = defineFunction({
  description: 'Days from one date to another.',
  input: fromJsonSchema<{ start: string; end: string }>({
    type: 'object',
    properties: { start: { type: 'string', format: 'date' }, end: { type: 'string', format: 'date' } },
    required: ['start', 'end'],
  }),
  output: fromJsonSchema<number>({ type: 'integer' }),
  effect: 'pure',
  examples: ['days_between("2024-01-01", "2024-03-01")  # 60'],
  execute: ({ start, end }) => Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000),
});

export default defineSdk({ ...standard.functions, days_between });
`,
  'tsconfig.json': `{
  "compilerOptions": {
    "target": "es2024",
    "lib": ["es2024", "esnext.disposable"],
    "module": "nodenext",
    "strict": true,
    "noEmit": true,
    "skipLibCheck": true,
    "allowImportingTsExtensions": true,
    "erasableSyntaxOnly": true,
    "verbatimModuleSyntax": true
  }
}
`,
};

/** Where no package is around it: without one that says so, neither Node nor TypeScript takes the files for modules. */
export const firstPackage: { readonly [path: string]: string } = {
  'package.json': `{
  "private": true,
  "type": "module"
}
`,
};
