import { describe, expect, test } from 'vitest';
import { deserialize, serialize, startLines } from '../../../extension/format';
import type { Cell } from '../../../extension/format';
import { idAbsentFrom } from '../../../extension/format/marker';
import { content } from './hostile';

const code = (language: string, text: string): Cell => ({ kind: 'code', language, text });
const markdown = (text: string): Cell => ({ kind: 'markdown', language: 'markdown', text });
const cellsOf = (text: string) => content(deserialize(text).cells);

const EXAMPLE = `# OpenAI's trillion-dollar bet

Markdown until the next cell fence.

\`\`\`aibubble-data
deals openai
from   , to     , kind     , amount      , date       , source
Nvidia , OpenAI , equity   , up to $100B , 2025-09-22 , nbd
\`\`\`

\`\`\`aibubble
committed = sum(openai.amount where from == "OpenAI")
\`\`\`

<!-- cell -->

A second Markdown cell directly after another one.

\`\`\`vega-lite
{ "mark": "bar", "data": { "name": "openai" } }
\`\`\`
`;

const EXAMPLE_CELLS = [
  markdown("# OpenAI's trillion-dollar bet\n\nMarkdown until the next cell fence."),
  code(
    'aibubble-data',
    'deals openai\nfrom   , to     , kind     , amount      , date       , source\n' +
      'Nvidia , OpenAI , equity   , up to $100B , 2025-09-22 , nbd',
  ),
  code('aibubble', 'committed = sum(openai.amount where from == "OpenAI")'),
  markdown('A second Markdown cell directly after another one.'),
  code('vega-lite', '{ "mark": "bar", "data": { "name": "openai" } }'),
];

describe('the example of the format', () => {
  test('is read as its five cells', () => expect(cellsOf(EXAMPLE)).toEqual(EXAMPLE_CELLS));

  test('starts its cells on lines 1, 5, 11, 17 and 19', () => {
    expect(startLines(deserialize(EXAMPLE))).toEqual([1, 5, 11, 17, 19]);
  });

  test('is written from new cells in the same way', () => {
    expect(serialize({ cells: EXAMPLE_CELLS })).toBe(EXAMPLE.replace('<!-- cell -->\n\n', ''));
  });
});

describe('reading', () => {
  const cases: [name: string, file: string, cells: Cell[]][] = [
    // Rule 1: which fences are cells
    ['an empty file has no cells', '', []],
    ['white space has no cells', ' \n\t\n\n', []],
    ['a fence with attributes is a cell', '```aibubble {"collapsed":true}\nx = 1\n```', [code('aibubble', 'x = 1')]],
    ['attributes need not be JSON', '```aibubble wide\nx\n```', [code('aibubble', 'x')]],
    ['a blank may stand before the language', '``` aibubble\nx\n```', [code('aibubble', 'x')]],
    ['tildes make a fence too', '~~~aibubble\n```\n~~~', [code('aibubble', '```')]],
    ['a longer fence holds shorter ones', '````aibubble\n```\n````', [code('aibubble', '```')]],
    ['a closing fence may be longer and indented', '```aibubble\nx\n   ````` ', [code('aibubble', 'x')]],
    ['four blanks close no fence', '```aibubble\n    ```\n```', [code('aibubble', '    ```')]],
    ['any language with {"cell":true} is a cell', '```python {"cell":true}\n1\n```', [code('python', '1')]],
    [
      'a language that no info string can hold is an attribute',
      '```text {"cell":true,"language":"a b"}\n```',
      [code('a b', '')],
    ],
    ['another language is Markdown', '```python\n1\n```', [markdown('```python\n1\n```')]],
    ['{"cell":false} is Markdown', '```js {"cell":false}\n```', [markdown('```js {"cell":false}\n```')]],
    ['a longer word is Markdown', '```aibubbles\n```', [markdown('```aibubbles\n```')]],
    ['an indented cell fence is Markdown', ' ```aibubble\nx\n ```', [markdown(' ```aibubble\nx\n ```')]],
    [
      'what stands in a foreign fence is Markdown',
      '````md\n```aibubble\nx\n```\n<!-- cell -->\n````',
      [markdown('````md\n```aibubble\nx\n```\n<!-- cell -->\n````')],
    ],
    // Rule 2: Markdown cells and gaps
    [
      'white space between code cells is a gap',
      '```aibubble\n```\n \n\n```aibubble\n```',
      [code('aibubble', ''), code('aibubble', '')],
    ],
    ['<!-- cell --> parts Markdown', 'a\n<!-- cell -->\nb', [markdown('a'), markdown('b')]],
    [
      '<!-- cell --> with nothing to part is white space',
      '<!-- cell -->\n\n<!-- cell -->\na\n<!-- cell -->',
      [markdown('a')],
    ],
    ['an indented <!-- cell --> is Markdown', ' <!-- cell -->', [markdown(' <!-- cell -->')]],
    [
      'no empty line is needed around a fence',
      'a\n```aibubble\nx\n```\nb',
      [markdown('a'), code('aibubble', 'x'), markdown('b')],
    ],
    // Rule 3: line endings
    ['texts have the breaks of the file', '```aibubble\r\na\r\nb\r\n```', [code('aibubble', 'a\r\nb')]],
    ['U+2028 breaks no line', '```aibubble\na\u2028```\n```', [code('aibubble', 'a\u2028```')]],
    // Rule 4: wrapped Markdown
    [
      'a wrapped cell is not interpreted',
      '<!-- cell:a1 -->\n```aibubble\n<!-- /cell:b -->\n<!-- /cell:a1 -->',
      [markdown('```aibubble\n<!-- /cell:b -->')],
    ],
    ['a wrapped cell may be empty', '<!-- cell:a -->\n<!-- /cell:a -->', [markdown('')]],
    ['a closing marker alone is Markdown', '<!-- /cell:a -->', [markdown('<!-- /cell:a -->')]],
    // Rule 5: damage
    ['an unclosed cell runs to the end', '```aibubble\nx\n\n# y\n', [code('aibubble', 'x\n\n# y')]],
    ['an unclosed wrapper runs to the end', '<!-- cell:a -->\nx\n```aibubble\n```', [markdown('x\n```aibubble\n```')]],
    ['an unclosed foreign fence runs to the end', '```js\n```aibubble\nx', [markdown('```js\n```aibubble\nx')]],
    // Rule 6: front matter
    ['front matter is no cell', '---\ntitle: x\n---\n# y', [markdown('# y')]],
    ['front matter that is not closed is Markdown', '---\ntitle: x\n', [markdown('---\ntitle: x')]],
    [
      'a rule before the first cell is no front matter',
      '---\na\n```aibubble\n```\n---',
      [markdown('---\na'), code('aibubble', ''), markdown('---')],
    ],
    ['front matter stands on the first line', '\n---\na: 1\n---', [markdown('---\na: 1\n---')]],
  ];
  test.each(cases)('%s', (_, file, cells) => expect(cellsOf(file)).toEqual(cells));

  test('an unclosed cell is marked, a closed one is not', () => {
    const { cells } = deserialize('```aibubble\n```\n```aibubble\nx\n');
    expect(cells.map((cell) => cell.unclosed)).toEqual([undefined, true]);
  });

  test('unknown attributes are given, the keys of the format are not', () => {
    const { cells } = deserialize('```sql {"cell":true,"collapsed":true,"n":{"a":[1]}}\n```');
    expect(cells[0]?.attributes).toEqual({ collapsed: true, n: { a: [1] } });
  });
});

describe('writing new cells', () => {
  const cases: [name: string, cells: Cell[], file: string][] = [
    ['nothing', [], ''],
    ['a formula', [code('aibubble', 'x = 1')], '```aibubble\nx = 1\n```\n'],
    ['an empty formula', [code('aibubble', '')], '```aibubble\n```\n'],
    ['another language', [code('sql', 'select')], '```sql {"cell":true}\nselect\n```\n'],
    ['a language with blanks', [code('a b', '')], '```text {"cell":true,"language":"a b"}\n```\n'],
    ['a language with back-ticks', [code('`', '')], '```text {"cell":true,"language":"\\u0060"}\n```\n'],
    ['back-tick fences get a longer fence', [code('aibubble', '```\n ````js')], '`````aibubble\n```\n ````js\n`````\n'],
    ['two Markdown cells', [markdown('a'), markdown('b')], 'a\n\n<!-- cell -->\n\nb\n'],
    [
      'attributes',
      [{ ...code('aibubble', ''), attributes: { collapsed: true } }],
      '```aibubble {"collapsed":true}\n```\n',
    ],
    ['Windows line endings', [markdown('a\r\nb'), code('aibubble', 'x')], 'a\r\nb\r\n\r\n```aibubble\r\nx\r\n```\r\n'],
  ];
  test.each(cases)('%s', (_, cells, file) => expect(serialize({ cells })).toBe(file));

  const wrapped: [name: string, text: string][] = [
    ['is empty', ''],
    ['is white space', ' \n'],
    ['ends in an empty line', 'a\n'],
    ['starts with an empty line', '\na'],
    ['opens a cell', '```aibubble\nx\n```'],
    ['separates cells', 'a\n<!-- cell -->\nb'],
    ['opens a wrapper', '<!-- cell:a -->'],
    ['leaves a foreign fence open', '```js\nx'],
    ['looks like front matter', '---\na: 1\n---'],
    ['starts with a byte order mark', '\uFEFFa'],
  ];
  test.each(wrapped)('Markdown that %s is wrapped', (_, text) => {
    const file = serialize({ cells: [markdown(text)] });
    const [, id = ''] = /^<!-- cell:([a-z0-9]{4,}) -->\n/.exec(file) ?? [];
    expect(file).toBe(`<!-- cell:${id} -->\n${text}${text === '' ? '' : '\n'}<!-- /cell:${id} -->\n`);
    expect(text).not.toContain(id || '<');
  });

  test('the ID of a wrapper is absent from the text', () => {
    // 20,000 characters hold about one in a hundred of all IDs, so that a dozen of these texts hold their first choice.
    for (let seed = 1; seed <= 1000; seed++) {
      let state = seed;
      const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
      const text = Array.from({ length: 3000 }, () => next().toString(36).padStart(7, '0').slice(0, 6)).join('');
      expect(text.includes(idAbsentFrom(text))).toBe(false);
    }
  });

  test('Markdown with fences of other languages and rules is not wrapped', () => {
    const text = '```js\nx\n```\n\n---\n\n> quote';
    expect(serialize({ cells: [markdown(text)] })).toBe(text + '\n');
  });
});

describe('writing a changed notebook', () => {
  const edited = (file: string, change: (cells: Cell[]) => Cell[]) => {
    const notebook = deserialize(file);
    return serialize({ ...notebook, cells: change(notebook.cells) });
  };
  const set = (fields: Partial<Cell>) => (cells: Cell[]) => cells.map((cell) => ({ ...cell, ...fields }));
  const cases: [name: string, file: string, change: (cells: Cell[]) => Cell[], written: string][] = [
    ['new lines take the usual ending', 'a\r\n', set({ text: 'a\nb' }), 'a\r\nb\r\n'],
    [
      'the fence stays as it was',
      '~~~~ aibubble wide \nx\n  ~~~~~\t\n',
      set({ text: 'y' }),
      '~~~~ aibubble wide \ny\n  ~~~~~\t\n',
    ],
    [
      'a fence that became too short grows',
      '```aibubble k\nx\n```\n',
      set({ text: '```' }),
      '````aibubble k\n```\n````\n',
    ],
    [
      'another language keeps the attributes',
      '```aibubble {"n":1}\nx\n```\n',
      set({ language: 'sql' }),
      '```sql {"n":1,"cell":true}\nx\n```\n',
    ],
    ['attributes can be changed', '```aibubble {"n":1}\nx\n```\n', set({ attributes: {} }), '```aibubble\nx\n```\n'],
    [
      'a wrapped cell stays wrapped',
      '<!-- cell:q -->\n```js\n<!-- /cell:q -->\n',
      set({ text: 'y' }),
      '<!-- cell:q -->\ny\n<!-- /cell:q -->\n',
    ],
    [
      'a missing final newline stays missing',
      'a\n\n```aibubble\nx\n```',
      (cells) => cells.reverse(),
      '```aibubble\nx\n```\n\na',
    ],
    [
      'a cell moved to the top brings no empty line',
      'a\n\n```aibubble\nx\n```\n',
      (cells) => cells.slice(1),
      '```aibubble\nx\n```\n',
    ],
    [
      'Markdown that became a neighbour is parted',
      'a\n\n```aibubble\n```\n\nb\n',
      (cells) => cells.filter((cell) => cell.kind === 'markdown'),
      'a\n\n<!-- cell -->\n\nb\n',
    ],
    ['an edited unclosed cell is closed', '```aibubble\nx', set({ text: 'y' }), '```aibubble\ny\n```'],
    [
      'an unclosed cell is closed before another',
      '```aibubble\nx\n',
      (cells) => [...cells, markdown('a')],
      '```aibubble\nx\n```\n\na\n',
    ],
    [
      'front matter stays on top',
      '---\ntitle: x\n---\n\na\n',
      (cells) => [code('aibubble', ''), ...cells],
      '---\ntitle: x\n---\n\n```aibubble\n```\n\na\n',
    ],
    ['front matter without a line break gets one', '---\n---', () => [markdown('a')], '---\n---\n\na\n'],
    ['a notebook without cells keeps its head', '\uFEFF---\n---\na\n', () => [], '\uFEFF---\n---\n'],
  ];
  test.each(cases)('%s', (_, file, change, written) => expect(edited(file, change)).toBe(written));

  test('an unclosed cell from another file does not take in the white space of this one', () => {
    const [unclosed] = deserialize('a\nb\nc\n```aibubble\r\r').cells.slice(-1);
    const written = edited('a\n\n', (cells) => [...cells, ...(unclosed ? [unclosed] : [])]);
    expect(cellsOf(written)).toEqual([markdown('a'), code('aibubble', '')]);
  });
});
