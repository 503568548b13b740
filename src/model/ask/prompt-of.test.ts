import { expect, test } from 'vitest';
import type { Message } from '../contract.ts';
import { promptOf } from './prompt-of.ts';

const instructions: readonly Message[] = [
  { role: 'system', content: 'Be brief.', cache: true },
  { role: 'system', content: 'final_answer(answer)' },
  { role: 'user', content: 'How many?' },
];
const cacheControl = { type: 'ephemeral' };

test('Anthropic gets system texts apart, with the mark between', () => {
  expect(promptOf(instructions, 'anthropic.messages')).toEqual([
    { role: 'system', content: 'Be brief.', providerOptions: { anthropic: { cacheControl } } },
    { role: 'system', content: 'final_answer(answer)' },
    { role: 'user', content: [{ type: 'text', text: 'How many?' }] },
  ]);
});

test('others get one system message, and turns that alternate', () => {
  const twice: readonly Message[] = [...instructions, { role: 'user', content: 'And why?' }];

  expect(promptOf(twice, 'local.chat')).toEqual([
    { role: 'system', content: 'Be brief.\n\nfinal_answer(answer)' },
    { role: 'user', content: [{ type: 'text', text: 'How many?\n\nAnd why?' }] },
  ]);
});

test.for(['anthropic.messages', 'local.chat'])('no text that %s gets is blank', (provider) => {
  const blank: readonly Message[] = [
    { role: 'system', content: ' \n' },
    { role: 'user', content: '' },
    { role: 'assistant', content: '\t' },
    { role: 'user', content: 'Go on.' },
    { role: 'assistant', content: ' ', toolCalls: [{ id: '1', name: 'f', inputText: '{' }] },
  ];

  expect(promptOf(blank, provider)).toEqual([
    { role: 'user', content: [{ type: 'text', text: '(nothing)' }] },
    { role: 'assistant', content: [{ type: 'text', text: '(nothing)' }] },
    { role: 'user', content: [{ type: 'text', text: 'Go on.' }] },
    { role: 'assistant', content: [{ type: 'tool-call', toolCallId: '1', toolName: 'f', input: {} }] },
  ]);
});

test('reasoning goes back beside tool calls only', () => {
  const thought = { text: 'Hm.', providerOptions: { anthropic: { signature: 's' } } };
  const call = { id: '1', name: 'f', input: 1, inputText: '1', providerOptions: { google: { id: 'g' } } };
  const both: readonly Message[] = [
    { role: 'assistant', content: 'a', reasoning: [thought] },
    { role: 'assistant', content: 'b', reasoning: [thought], toolCalls: [call] },
  ];

  expect(promptOf(both, 'anthropic.messages')).toEqual([
    { role: 'assistant', content: [{ type: 'text', text: 'a' }] },
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', ...thought },
        { type: 'text', text: 'b' },
        {
          ...{ type: 'tool-call', toolCallId: '1', toolName: 'f', input: 1 },
          providerOptions: { google: { id: 'g' } },
        },
      ],
    },
  ]);
});
