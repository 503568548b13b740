import { describe, expect, test } from 'vitest';
import { anthropic } from '../../../test/support/model/anthropic.ts';
import { compatibleChat } from '../../../test/support/model/chat.ts';
import { type Dialect, jsonAnswer, streamed } from '../../../test/support/model/dialect.ts';
import { startModelServer } from '../../../test/support/model/model-server.ts';
import { openaiResponses } from '../../../test/support/model/responses.ts';
import { askModel } from '../index.ts';
import { resolveModel, usualModelName } from './index.ts';
import { loadPackage } from './load-package.ts';
import { ollamaAddress } from './ollama.ts';

type ServerCase = readonly [
  name: string,
  dialect: Dialect,
  environment: (url: string) => Record<string, string>,
  header: readonly [name: string, value: string | undefined],
];

const asked: readonly ServerCase[] = [
  [
    'anthropic/claude-sonnet-5-5',
    anthropic,
    (url) => ({ ANTHROPIC_API_KEY: ' key\n', ANTHROPIC_BASE_URL: url }),
    ['x-api-key', 'key'],
  ],
  [
    'anthropic/claude-sonnet-5-5',
    anthropic,
    (url) => ({ ANTHROPIC_API_KEY: 'key', ANTHROPIC_BASE_URL: `${url}/v1/` }),
    ['x-api-key', 'key'],
  ],
  [
    'openai/gpt-5.5',
    openaiResponses,
    (url) => ({ OPENAI_API_KEY: 'key', OPENAI_BASE_URL: `${url}/v1` }),
    ['authorization', 'Bearer key'],
  ],
  ['ollama/qwen3:8b', compatibleChat, (url) => ({ OLLAMA_HOST: url }), ['authorization', undefined]],
  [
    'openai-compatible/org/model',
    compatibleChat,
    (url) => ({ OPENAI_BASE_URL: `${url}/v1`, OPENAI_API_KEY: 'key' }),
    ['authorization', 'Bearer key'],
  ],
];

test.for(asked)(
  '%s is asked where the environment says',
  async ([name, dialect, environment, [header, value]]) => {
    await using server = await startModelServer([streamed(dialect, { chunks: ['Hello'] })]);

    const model = await resolveModel(name, environment(server.url));
    const reply = await askModel(model, { messages: [{ role: 'user', content: 'Hi' }], retries: 0 });

    expect(reply).toMatchObject({ status: 'replied', text: 'Hello', usage: { inputTokens: 20 } });
    expect(server.requests.map(({ path }) => path)).toEqual([dialect.path]);
    expect(server.requests[0]?.headers[header]).toBe(value);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
      model: name.slice(name.indexOf('/') + 1),
    });
  },
);

describe('a model is refused with what to do', () => {
  const providers =
    'Expected `model` to be provider/name, such as anthropic/claude-sonnet-5-5, with the provider anthropic, openai, ollama, openai-compatible; got';

  test.for([
    ['gpt-5', {}, `${providers} "gpt-5" (string).`],
    ['', {}, `${providers} "" (string).`],
    ['openai/', {}, `${providers} "openai/" (string).`],
    ['google/gemini', {}, `${providers} "google/gemini" (string).`],
    ['antropic/claude-x', {}, `${providers} "antropic/claude-x" (string). Did you mean anthropic/claude-x?`],
    ['toString/x', {}, `${providers} "toString/x" (string).`],
    [
      'anthropic/claude-sonnet-5-5',
      { ANTHROPIC_API_KEY: ' ' },
      'Expected ANTHROPIC_API_KEY in the environment for anthropic/claude-sonnet-5-5, got none. Set it: export ANTHROPIC_API_KEY=…',
    ],
    [
      'openai/gpt-5.5',
      {},
      'Expected OPENAI_API_KEY in the environment for openai/gpt-5.5, got none. Set it: export OPENAI_API_KEY=…',
    ],
    [
      'openai-compatible/m',
      {},
      'Expected OPENAI_BASE_URL in the environment for openai-compatible/m, got none. Set it: export OPENAI_BASE_URL=http://localhost:8000/v1',
    ],
    [
      'openai-compatible/m',
      { OPENAI_BASE_URL: 'localhost:8000' },
      'Expected OPENAI_BASE_URL to be an address that starts with http:// or https://, got "localhost:8000" (string).',
    ],
  ] as const)('%s with %o', async ([name, environment, message]) => {
    await expect(resolveModel(name, environment)).rejects.toMatchObject({ code: 'INVALID_OPTION', message });
  });

  test('where its package is not installed', async () => {
    const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });

    await expect(loadPackage('@ai-sdk/openai', () => Promise.reject(missing))).rejects.toMatchObject({
      ...{ code: 'INVALID_OPTION', cause: missing },
      message: 'Expected the package @ai-sdk/openai beside this one: npm install @ai-sdk/openai',
    });
  });

  test('and a package that is broken says so itself', async () => {
    const broken = new SyntaxError('Unexpected token');

    await expect(loadPackage('@ai-sdk/openai', () => Promise.reject(broken))).rejects.toBe(broken);
  });
});

test.for([
  [undefined, 'http://127.0.0.1:11434/v1'],
  ['', 'http://127.0.0.1:11434/v1'],
  ['0.0.0.0', 'http://127.0.0.1:11434/v1'],
  [':8080', 'http://127.0.0.1:8080/v1'],
  ['gpu', 'http://gpu:11434/v1'],
  ['gpu:8080', 'http://gpu:8080/v1'],
  ['[::1]:8080', 'http://[::1]:8080/v1'],
  ['http://gpu', 'http://gpu:80/v1'],
  ['https://gpu.example/', 'https://gpu.example:443/v1'],
  ['http://gpu:8080/', 'http://gpu:8080/v1'],
] as const)('OLLAMA_HOST %s is %s', ([host, address]) => {
  expect(ollamaAddress({ OLLAMA_HOST: host })).toBe(address);
});

describe('the usual model', () => {
  test.for([
    [{}, null],
    [{ ANTHROPIC_API_KEY: ' ', OPENAI_API_KEY: '', OLLAMA_HOST: '' }, null],
    [{ ANTHROPIC_API_KEY: 'key', OPENAI_API_KEY: 'key' }, 'anthropic/claude-sonnet-5-5'],
    [{ OPENAI_API_KEY: 'key' }, 'openai/gpt-5.5'],
    [{ OPENAI_API_KEY: 'key', OPENAI_BASE_URL: 'https://api.openai.com/v1' }, 'openai/gpt-5.5'],
  ] as const)('of %o is %s', async ([environment, name]) => {
    expect(await usualModelName(environment)).toBe(name);
  });

  test('of a server of one model is that one', async () => {
    await using server = await startModelServer([jsonAnswer(200, { data: [{ id: 'qwen3:8b' }] })]);

    expect(await usualModelName({ OLLAMA_HOST: server.url })).toBe('ollama/qwen3:8b');
    expect(await usualModelName({ OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_API_KEY: 'key' })).toBe(
      'openai-compatible/qwen3:8b',
    );
    expect(server.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/v1/models', undefined],
      ['/v1/models', 'Bearer key'],
    ]);
  });

  test.for([
    [200, { data: [] }, 'Expected one model at URL, got none. Get one: ollama pull qwen3'],
    [
      200,
      { data: [{ id: 'a' }, { id: 'b' }, { id: 'c\u001b[2J' }, null] },
      'Expected one model at URL, got 2: a, b. Choose one: --model ollama/NAME',
    ],
    [404, {}, 'Expected a server with models at URL, got HTTP 404. Start it: ollama serve'],
    [
      200,
      { models: [] },
      'Expected a server with models at URL, got no list of models. Start it: ollama serve',
    ],
  ] as const)('HTTP %i %o is refused with what to do', async ([status, body, message]) => {
    await using server = await startModelServer([jsonAnswer(status, body)]);

    await expect(usualModelName({ OLLAMA_HOST: server.url })).rejects.toMatchObject({
      ...{ code: 'INVALID_OPTION', message: message.replace('URL', `${server.url}/v1`) },
    });
  });

  test('of a server that is not there is refused with what to do', async () => {
    const server = await startModelServer([]);
    await server[Symbol.asyncDispose]();

    await expect(usualModelName({ OPENAI_BASE_URL: `${server.url}/v1` })).rejects.toMatchObject({
      message: `Expected a server with models at ${server.url}/v1, got ECONNREFUSED. Start the server, or correct OPENAI_BASE_URL.`,
    });
  });
});
