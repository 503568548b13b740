import { describe, expect, test } from 'vitest';
import { declare } from '../../../test/fixtures/declare.ts';
import { renderManifest } from '../../sdk/index.ts';
import { namesOf } from './names-of.ts';

const { functions } = renderManifest([
  declare('search', { effect: 'read' }),
  declare('send', { effect: 'write' }),
  declare('sum_of'),
]);

describe('namesOf', () => {
  test('tells names and effects, sorted, each once', () => {
    expect(namesOf('sdk.send(sdk.search("x"))\nsearch("y")', functions)).toEqual([
      { name: 'search', effect: 'read' },
      { name: 'send', effect: 'write' },
    ]);
  });

  test.each([
    ['a function that is passed on', 'sdk.map(sdk.send, rows)', ['send']],
    ['an import', 'from sdk import send as s', ['send']],
    ['an f-string', 'print(f"{sdk.send(1)}")', ['send']],
    ['a name in another form of its letters', 'sdk.ｓｅｎｄ(1)', ['send']],
    ['a lookup by a string', 'getattr(sdk, "send")(1)', ['send']],
    ['code in a string', 'exec("""\nsdk.send(1)\n""")', ['send']],
    ['a program that cannot be parsed', 'sdk.send(1', ['send']],
    ['a string that is only text', 'print("send")', []],
    ['a comment', '# send\nprint(1)', []],
    ['a longer name', 'resend(1); send_all(2)', []],
    ['an empty program', '', []],
  ])('finds in %s', (_, source, names) => {
    expect(namesOf(source, functions).map(({ name }) => name)).toEqual(names);
  });
});
