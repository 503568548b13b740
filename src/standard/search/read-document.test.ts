import { describe, expect, test } from 'vitest';
import { calendarDate } from './calendar-date.ts';
import { htmlText } from './html-text.ts';
import { readDocument } from './read-document.ts';

test.for([
  ['2024-05-01', '2024-05-01'],
  ['2024-05-01T23:59:00+02:00', '2024-05-01'],
  ['2024-05-01 10:00', '2024-05-01'],
  ['Wed, 15 Jan 2025 09:30:00 GMT', '2025-01-15'],
  ['15 Jan 2025', '2025-01-15'],
  ['2024-13-01', ''],
  ['2024-02-30', ''],
  ['2024-05-01x', ''],
  ['3 days ago', ''],
  ['5', ''],
  ['', ''],
  [null, ''],
] as const)('the date %j is %j', ([text, day]) => {
  expect(calendarDate(text)).toBe(day);
});

test.for([
  ['a<b>c</b>', 'a c'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['<!-- x --><p>y', 'y'],
  ['<script>a</script ><style>b</style>c', 'c'],
  ['<script>never closed', ''],
  ['<p never closed', ''],
  ['&lt;b&gt; &amp;amp; &#65;&#x42; &nope; &#0; &#xD800;', '<b> &amp; AB &nope; &#0; &#xD800;'],
  ['<header>x</header>', 'x'],
] as const)('the HTML %j reads %j', ([html, text]) => {
  expect(htmlText(html)).toBe(text);
});

test('HTML that is broken a million times is read in linear time', () => {
  expect(htmlText('<script <!-- '.repeat(100_000))).toBe('');
});

describe('a document', () => {
  test.for([
    ['a/my-note.md', 'plain', { title: 'my note', url: 'a/my-note.md', date: '', text: 'plain' }],
    [
      'a.md',
      '\uFEFF---\r\ntitle: "T"\r\ndate: 2024-01-02\r\nurl: https://x\r\n---\r\ntext',
      { title: 'T', url: 'https://x', date: '2024-01-02', text: 'text' },
    ],
    [
      'a.md',
      '## The *head*\n\n- one\n> two\n`code` ![alt](b.png)',
      { title: 'The head', url: 'a.md', date: '', text: 'The head one two code alt' },
    ],
    ['a.md', '---\nno end', { title: 'a', url: 'a.md', date: '', text: '--- no end' }],
    [
      'a.html',
      '<h1>Head</h1><time datetime="2024-03-04">',
      { title: 'Head', url: 'a.html', date: '2024-03-04', text: 'Head' },
    ],
    [
      'a.htm',
      '<meta property="article:published_time" content="2024-03-04T05:06:07Z">x',
      { title: 'a', url: 'a.htm', date: '2024-03-04', text: 'x' },
    ],
  ] as const)('%s with %j', ([path, content, document]) => {
    expect(readDocument(path, content)).toEqual(document);
  });
});
