import { notices, refusals } from './extract/wording.ts';
import type { Extracted } from './extract.ts';

/** A reply, and what it is. `parses` is whether Python parses what is asked about; it does unless said. */
export interface ExtractCase {
  readonly title: string;
  readonly reply: string;
  readonly expected: Extracted;
  readonly parses?: boolean;
  readonly cutOff?: boolean;
}

type Notice = keyof typeof notices;

function program(source: string, ...told: readonly Notice[]): Extracted {
  return { status: 'program', source, notes: told.map((notice) => notices[notice]) };
}

function answer(text: string): Extracted {
  return { status: 'answer', text };
}

function refused(reason: keyof typeof refusals, detail = ''): Extracted {
  return { status: 'refused', reason, message: detail + refusals[reason] };
}

const call = 'sdk.search("x")\n';

/** A reply for each shape that models have been seen to write. */
export const extractCases: readonly ExtractCase[] = [
  // Fences and tags.
  { title: 'a block of Python', reply: `\`\`\`python\n${call}\`\`\``, expected: program(call) },
  {
    title: 'words around a block',
    reply: `I look it up.\n\n\`\`\`python\n${call}\`\`\`\nThen I answer.`,
    expected: program(call),
  },
  { title: 'the tag py', reply: `\`\`\`py\n${call}\`\`\``, expected: program(call) },
  { title: 'the tag python3', reply: `\`\`\`python3\n${call}\`\`\``, expected: program(call) },
  { title: 'the tag python3.11', reply: `\`\`\`python3.11\n${call}\`\`\``, expected: program(call) },
  { title: 'a tag in capitals', reply: `\`\`\`Python\n${call}\`\`\``, expected: program(call) },
  { title: 'a tag all in capitals', reply: `\`\`\`PY\n${call}\`\`\``, expected: program(call) },
  { title: 'a tag behind a space', reply: `\`\`\` python\n${call}\`\`\``, expected: program(call) },
  {
    title: 'a tag with attributes',
    reply: `\`\`\`python title="a.py" linenums=1\n${call}\`\`\``,
    expected: program(call),
  },
  { title: 'a tag with a class', reply: `\`\`\`python {.numbers}\n${call}\`\`\``, expected: program(call) },
  { title: 'a tag in braces', reply: `\`\`\`{python}\n${call}\`\`\``, expected: program(call) },
  { title: 'a tag with a file name', reply: `\`\`\`python:main.py\n${call}\`\`\``, expected: program(call) },
  { title: 'the tag tool_code', reply: `\`\`\`tool_code\n${call}\`\`\``, expected: program(call) },
  { title: 'no tag', reply: `\`\`\`\n${call}\`\`\``, expected: program(call) },
  {
    title: 'the tag on the first line of the block',
    reply: `\`\`\`\npython\n${call}\`\`\``,
    expected: program(call),
  },
  { title: 'four backticks', reply: `\`\`\`\`python\n${call}\`\`\`\``, expected: program(call) },
  {
    title: 'seven backticks around three',
    reply: `\`\`\`\`\`\`\`python\nx = 1\n\`\`\`\n${call}\`\`\`\`\`\`\``,
    expected: program(`x = 1\n\`\`\`\n${call}`),
  },
  {
    title: 'four backticks closed by three',
    reply: `\`\`\`\`python\n${call}\`\`\`\nDone.`,
    expected: program(call),
  },
  { title: 'tildes', reply: `~~~python\n${call}~~~`, expected: program(call) },
  {
    title: 'tildes around backticks',
    reply: `~~~~py\nx = """\n\`\`\`\n"""\n${call}~~~~`,
    expected: program(`x = """\n\`\`\`\n"""\n${call}`),
  },
  { title: 'a block on one line', reply: '```python sdk.search("x")```', expected: program(call) },
  { title: 'an untagged block on one line', reply: '```sdk.search("x")```', expected: program(call) },
  {
    title: 'code on the line of the fence',
    reply: '```import json\nsdk.search("x")\n```',
    expected: program(`import json\n${call}`),
  },
  {
    title: 'a call on the line of the fence',
    reply: '```sdk.search(\n"x")\n```',
    expected: program('sdk.search(\n"x")\n'),
  },
  {
    title: 'code behind the tag',
    reply: '```python x = 1\nsdk.search(x)\n```',
    expected: program('x = 1\nsdk.search(x)\n'),
  },
  {
    title: 'a first line without a space',
    reply: `\`\`\`\nsdk.search(\n    "x",\n)\n\`\`\``,
    expected: program('sdk.search(\n    "x",\n)\n'),
  },
  {
    title: 'a fence behind words',
    reply: `action_input: \`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'an end on the last line of code',
    reply: '```python\nsdk.search("x")```\nDone.',
    expected: program(call),
  },

  // Indent, quotes, white space.
  {
    title: 'an indented block',
    reply: '1. Look:\n   ```python\n   if x:\n       sdk.search(x)\n   ```',
    expected: program('if x:\n    sdk.search(x)\n'),
  },
  {
    title: 'an indented fence around code that is not',
    reply: '    ```python\nif x:\n    sdk.search(x)\n    ```',
    expected: program('if x:\n    sdk.search(x)\n'),
  },
  {
    title: 'indented code in a block that is not',
    reply: '```python\n    x = 1\n    sdk.search(x)\n```',
    expected: program('x = 1\nsdk.search(x)\n'),
  },
  {
    title: 'a block indented by tabs',
    reply: '\t```python\n\tif x:\n\t\tsdk.search(x)\n\t```',
    expected: program('if x:\n\tsdk.search(x)\n'),
  },
  {
    title: 'a quoted block',
    reply: '> ```python\n> if x:\n>     sdk.search(x)\n> ```',
    expected: program('if x:\n    sdk.search(x)\n'),
  },
  {
    title: 'lines of Windows',
    reply: 'Look:\r\n```python\r\nx = 1\r\nsdk.search(x)\r\n```\r\n',
    expected: program('x = 1\nsdk.search(x)\n'),
  },
  { title: 'a byte order mark', reply: `\uFEFF\`\`\`python\n${call}\`\`\``, expected: program(call) },
  {
    title: 'blank lines at both ends',
    reply: `\`\`\`python\n\n  \n${call}\n\n\`\`\``,
    expected: program(call),
  },
  {
    title: 'tabs in the code',
    reply: '```python\nif x:\n\tsdk.search(x)\n```',
    expected: program('if x:\n\tsdk.search(x)\n'),
  },

  // Fences inside code.
  {
    title: 'a fence in a string over several lines',
    reply: '```python\ntext = """\n```\ncode\n```\n"""\nsdk.search(text)\n```\nDone.',
    expected: program('text = """\n```\ncode\n```\n"""\nsdk.search(text)\n'),
  },
  {
    title: 'a tagged fence in a string',
    reply: "```python\ntext = '''\n```json\n{}\n```\n'''\nsdk.final_answer(text)\n```",
    expected: program("text = '''\n```json\n{}\n```\n'''\nsdk.final_answer(text)\n"),
  },
  {
    title: 'backticks in a string on one line',
    reply: '```python\nsdk.final_answer("Use ```")\n```',
    expected: program('sdk.final_answer("Use ```")\n'),
  },
  {
    title: 'backticks in a comment',
    reply: `\`\`\`python\n# not the end: \`\`\`\n${call}\`\`\``,
    expected: program(`# not the end: \`\`\`\n${call}`),
  },
  {
    title: 'an apostrophe in a comment',
    reply: `\`\`\`python\n# don't\n${call}\`\`\`\nIt's '''done'''.`,
    expected: program(`# don't\n${call}`),
  },
  {
    title: 'a string that never ends',
    reply: '```python\nx = """a\nsdk.search(x)\n```\nDone.',
    expected: program('x = """a\nsdk.search(x)\n'),
  },

  // Ends that are missing, doubled or stray.
  { title: 'a last block without an end', reply: `Look:\n\`\`\`python\n${call}`, expected: program(call) },
  {
    title: 'a last block without an end or a line',
    reply: '```python\nsdk.search("x")',
    expected: program(call),
  },
  {
    title: 'a block that begins again before it ends',
    reply: `\`\`\`python\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'a stray opening fence',
    reply: `\`\`\`\nI look it up.\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'a stray fence at the end',
    reply: `\`\`\`python\n${call}\`\`\`\n\`\`\``,
    expected: program(call),
  },
  {
    title: 'a block without an end before the next',
    reply: '```python\nx = 1\n```python\nsdk.search(x)\n```',
    expected: program('x = 1\n\nsdk.search(x)\n', 'joined'),
  },
  { title: 'only the closing fence', reply: `${call}\`\`\``, expected: program(call) },

  // Leftovers.
  {
    title: 'a stop tag behind the fence',
    reply: `\`\`\`py\n${call}\`\`\`<end_code>`,
    expected: program(call),
  },
  {
    title: 'a stop tag inside the block',
    reply: `\`\`\`python\n${call}<|im_end|>\n\`\`\``,
    expected: program(call),
  },
  {
    title: 'a stop tag behind the last line',
    reply: '```python\nsdk.search("x")<|endoftext|>',
    expected: program(call),
  },
  {
    title: 'two stop tags of another template',
    reply: `\`\`\`python\n${call}</s><｜end▁of▁sentence｜>`,
    expected: program(call),
  },
  { title: 'a tag of code', reply: `Thought: look.\n<code>\n${call}</code>`, expected: program(call) },
  {
    title: 'a tag of code on one line',
    reply: '<execute>sdk.search("x")</execute>',
    expected: program(call),
  },
  {
    title: 'a tag of code around a block',
    reply: `<code>\n\`\`\`python\n${call}\`\`\`\n</code>`,
    expected: program(call),
  },
  {
    title: 'a block that ends with a tag of code',
    reply: `\`\`\`python\n${call}</code>`,
    expected: program(call),
  },
  {
    title: 'a made-up call behind the fence',
    reply: `\`\`\`py\n${call}\`\`\`[{'id': 'call_5', 'type': 'function'}]`,
    expected: program(call, 'invented'),
  },

  // Reasoning.
  {
    title: 'a block in reasoning and one behind it',
    reply: `<think>\n\`\`\`python\nwrong()\n\`\`\`\n</think>\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'reasoning that the server began',
    reply: `I could do\n\`\`\`python\nwrong()\n\`\`\`\nNo.\n</think>\n\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'a block without an end in reasoning',
    reply: `\`\`\`python\nwrong(\n</think>\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'a block right behind the reasoning',
    reply: `<thinking>Hm.</thinking>\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'reasoning between two blocks',
    reply: `\`\`\`python\nx = 1\n\`\`\`\n<reasoning>\n\`\`\`python\nwrong()\n\`\`\`\n</reasoning>\n\`\`\`python\n${call}\`\`\``,
    expected: program(`x = 1\n\n${call}`, 'joined'),
  },
  {
    title: 'reasoning in a channel',
    reply: `<|channel|>analysis<|message|>\`\`\`python\nwrong()\n\`\`\`<|end|>\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'the tag of reasoning in a string',
    reply: '```python\nsdk.final_answer("</think>")\n```',
    expected: program('sdk.final_answer("</think>")\n'),
  },
  {
    title: 'reasoning that never ends',
    reply: `<think>\nI could do\n\`\`\`python\n${call}\`\`\``,
    expected: refused('reasoning-only'),
  },
  { title: 'reasoning and nothing else', reply: '<think>Hm.</think>\n', expected: refused('reasoning-only') },
  { title: 'reasoning and an answer', reply: '<think>Easy.</think>\nIt is 4.', expected: answer('It is 4.') },
  {
    title: 'an answer about the tag',
    reply: 'Reasoning ends with `</think>`.',
    expected: answer('Reasoning ends with `</think>`.'),
  },

  // Several blocks, and results that are made up.
  {
    title: 'two blocks',
    reply: '```python\nx = 1\n```\nand\n```python\nsdk.search(x)\n```',
    expected: program('x = 1\n\nsdk.search(x)\n', 'joined'),
  },
  {
    title: 'the same block twice',
    reply: `\`\`\`python\n${call}\`\`\`\nAgain:\n\`\`\`python\n${call}\`\`\``,
    expected: program(call, 'repeated'),
  },
  {
    title: 'another language first',
    reply: `\`\`\`bash\npip install x\n\`\`\`\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'an untagged block beside a tagged one',
    reply: `\`\`\`\nwrong()\n\`\`\`\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
  {
    title: 'an invented output before the next block',
    reply: '```python\nx = sdk.search("x")\n```\nOutput:\n```\n[]\n```\n```python\nwrong(x)\n```',
    expected: program('x = sdk.search("x")\n', 'invented'),
  },
  {
    title: 'an invented observation',
    reply: `\`\`\`python\n${call}\`\`\`\n**Observation:** []\n\`\`\`python\nwrong()\n\`\`\``,
    expected: program(call, 'invented'),
  },
  {
    title: 'an invented block of output',
    reply: `\`\`\`python\n${call}\`\`\`\n\`\`\`output\n[]\n\`\`\`\n\`\`\`python\nwrong()\n\`\`\``,
    expected: program(call, 'invented'),
  },
  {
    title: 'an invented turn',
    reply: `\`\`\`python\n${call}\`\`\`\n<|im_start|>user\nfine\n\`\`\`python\nwrong()\n\`\`\``,
    expected: program(call, 'invented'),
  },
  {
    title: 'an invented output in a sentence',
    reply: `\`\`\`python\n${call}\`\`\`\nThe output is:\n\`\`\`\n[]\n\`\`\`\n\`\`\`python\nwrong()\n\`\`\``,
    expected: program(call, 'invented'),
  },
  {
    title: 'an invented turn of a transcript',
    reply: `\`\`\`python\n${call}\`\`\`\n\nUser: it printed []\n\nAssistant:\n\`\`\`python\nwrong()\n\`\`\``,
    expected: program(call, 'invented'),
  },
  {
    title: 'an invented output in a block without an end',
    reply: `\`\`\`python\n${call}Output:\n[]\n`,
    expected: program(call, 'invented'),
  },
  {
    title: 'a copied session',
    reply: '```pycon\n>>> for x in [1]:\n...     sdk.search(x)\n...\n[]\n```',
    expected: program('for x in [1]:\n    sdk.search(x)\n', 'invented'),
  },
  {
    title: 'a label of output before the program',
    reply: `Output:\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },

  // No block.
  {
    title: 'bare code',
    reply: 'x = sdk.search("x")\nsdk.final_answer(x)',
    expected: program('x = sdk.search("x")\nsdk.final_answer(x)\n'),
  },
  { title: 'a bare call of a function', reply: 'search("x")', expected: program('search("x")\n') },
  {
    title: 'bare code behind a label',
    reply: 'Thought: I look it up.\nCode:\nprint(search("x"))',
    expected: program('print(search("x"))\n'),
  },
  { title: 'bare code without a call', reply: 'x = 1', expected: answer('x = 1') },
  { title: 'a formula', reply: 'sin(x)', expected: answer('sin(x)') },
  { title: 'words that parse', reply: 'Paris', expected: answer('Paris') },
  {
    title: 'calls between words',
    reply: 'I look it up.\nx = sdk.search("x")\nThen I answer.',
    parses: false,
    expected: refused('unfenced'),
  },
  {
    title: 'a sentence about the SDK',
    reply: 'Call sdk.search("x") for that.',
    parses: false,
    expected: answer('Call sdk.search("x") for that.'),
  },
  { title: 'an answer', reply: 'The answer is 4.', parses: false, expected: answer('The answer is 4.') },
  {
    title: 'an answer with a stop tag',
    reply: 'The answer is 4.<|eot_id|>',
    parses: false,
    expected: answer('The answer is 4.'),
  },
  {
    title: 'an answer with another language',
    reply: 'So:\n```js\nf(1);\n```',
    expected: answer('So:\n```js\nf(1);\n```'),
  },
  {
    title: 'an untagged block that is no code',
    reply: 'So:\n```\n4 apples (red)\n```',
    parses: false,
    expected: answer('So:\n```\n4 apples (red)\n```'),
  },
  {
    title: 'an untagged program with a mistake',
    reply: '```\nx = sdk.search("x"\n```',
    parses: false,
    expected: program('x = sdk.search("x"\n'),
  },
  {
    title: 'an empty block with an answer',
    reply: 'It is 4.\n```python\n```',
    expected: answer('It is 4.\n```python\n\n```'),
  },
  { title: 'an empty reply', reply: ' \n', expected: refused('empty') },
  { title: 'an empty block', reply: '```python\n```', expected: refused('empty') },

  // Tool calls.
  {
    title: 'a tool call in JSON behind words',
    reply: 'I look it up.\n\n{\n  "name": "search",\n  "arguments": { "query": "x" }\n}',
    expected: refused('tool-call'),
  },
  {
    title: 'a tool call in JSON between words',
    reply: 'I look it up.\n{"name": "search", "arguments": {"query": "x"}}\nThen I answer.',
    expected: refused('tool-call'),
  },
  {
    title: 'a tool call in JSON in a block of Python',
    reply: '```python\n{"name": "search", "arguments": {"query": "x"}}\n```',
    expected: refused('tool-call'),
  },
  {
    title: 'an action with its input',
    reply: 'Thought: I look it up.\nAction: search\nAction Input: {"query": "x"}',
    expected: refused('tool-call'),
  },
  {
    title: 'words behind an object that is no tool call',
    reply: 'It is this one:\n{"name": "Ample Desk", "price": 3}\nIt has no arguments.',
    expected: answer('It is this one:\n{"name": "Ample Desk", "price": 3}\nIt has no arguments.'),
  },
  {
    title: 'a call as inline code',
    reply: '`final_answer("x")`',
    parses: false,
    expected: refused('unfenced'),
  },
  {
    title: 'a call as inline code in a sentence',
    reply: '`sdk.search(query)` finds pages.',
    parses: false,
    expected: answer('`sdk.search(query)` finds pages.'),
  },
  {
    title: 'a tool call in JSON',
    reply: '{"name": "search", "args": {"query": "x"}}',
    expected: refused('tool-call'),
  },
  {
    title: 'a tool call in a block',
    reply: '```json\n{"tool": "search", "parameters": {}}\n```',
    expected: refused('tool-call'),
  },
  {
    title: 'a list of tool calls',
    reply: '[{"id": "c1", "type": "function", "function": {"name": "search", "arguments": "{}"}}]',
    expected: refused('tool-call'),
  },
  {
    title: 'a tool call in tags',
    reply: '<tool_call>\n{"name": "python", "arguments": {"code": "print(1)"}}\n</tool_call>',
    expected: refused('tool-call'),
  },
  {
    title: 'a tool call in other tags',
    reply: '<function=search>{"query": "x"}</function>',
    expected: refused('tool-call'),
  },
  {
    title: 'a block in the tags of a tool call',
    reply: `<tool_call>\n\`\`\`python\n${call}\`\`\`\n<tool_call>`,
    expected: program(call),
  },
  {
    title: 'a dict',
    reply: '{"name": "Ada", "born": 1815}',
    expected: answer('{"name": "Ada", "born": 1815}'),
  },
  { title: 'an empty list', reply: '[]', expected: answer('[]') },

  // What is refused.
  {
    title: 'a reply that was cut off',
    reply: `\`\`\`python\n${call}\`\`\``,
    cutOff: true,
    expected: refused('cut-off'),
  },
  {
    title: 'an invisible character',
    reply: '```python\nx = 1\nse\u200barch(x)\n```',
    expected: refused('invisible', 'Line 2, column 3 of the program holds U+200B ZERO WIDTH SPACE. '),
  },
  {
    title: 'a character that changes direction',
    reply: '```python\nx = "a\u202e"\n```',
    expected: refused('invisible', 'Line 1, column 7 of the program holds U+202E RIGHT-TO-LEFT OVERRIDE. '),
  },
  {
    title: 'a control character',
    reply: '```python\nx = 1\u0007\n```',
    expected: refused('invisible', 'Line 1, column 6 of the program holds U+0007 CONTROL CHARACTER. '),
  },
  {
    title: 'letters that are hidden in a flag',
    reply: '```python\nx = "\u{e0041}"\n```',
    expected: refused('invisible', 'Line 1, column 6 of the program holds U+E0041 INVISIBLE CHARACTER. '),
  },
  {
    title: 'emoji and Persian joiners',
    reply: '```python\nx = "❤️ 👩‍🚀 می‌خواهم"\n```',
    expected: program('x = "❤️ 👩‍🚀 می‌خواهم"\n'),
  },
  {
    title: 'invisible characters around the program',
    reply: `\u200bLook:\n\`\`\`python\n${call}\`\`\``,
    expected: program(call),
  },
];
