import fc from 'fast-check';
import type { Cell, Notebook } from '../../../extension/format';

/** Pieces of which damaged, clever and malicious files are made. */
const LINES = [
  '',
  '',
  '',
  ' ',
  '\t',
  '   ',
  '    ',
  '\u00A0',
  '\u3000',
  '\f',
  '\v',
  'a',
  'text',
  '# Title',
  'trailing  ',
  '    indented',
  '\tx',
  '銀行の貸付',
  'x = 1',
  '\0',
  '\uFEFF',
  '\uFEFFa',
  '\uD800',
  'a\u2028b',
  '\u2029',
  '\u0085',
  '```',
  '````',
  '`````',
  ' ```',
  '   ```',
  '    ```',
  '\t```',
  '``` ',
  '```\t',
  '``',
  '` ```',
  '```a`b',
  '> ```',
  '- ```',
  '~~~',
  '~~~~',
  ' ~~~',
  '~~~ ',
  '~~~js',
  '~~~a`b',
  '~~~aibubble',
  '~~~~aibubble {"collapsed":true}',
  '```js',
  '````md',
  ' ```aibubble',
  '``` aibubble',
  '```aibubble',
  '```aibubble ',
  '````aibubble',
  '```aibubble-data',
  '```vega-lite',
  '```aibubblex',
  '```Aibubble',
  '```aibubble {"collapsed":true}',
  '```aibubble{"a":"\\u0060"}',
  '```aibubble {broken',
  '```aibubble key=value',
  '```aibubble {"cell":true,"language":"x"}',
  '```js {"cell":true}',
  '```js {"cell":false}',
  '``` {"cell":true}',
  '```text {"cell":true,"language":"a b"}',
  '```js {"cell":true,"language":"aibubble"}',
  '```js {"cell":true,"n":1}',
  '<!-- cell -->',
  '<!-- cell --> ',
  ' <!-- cell -->',
  '<!-- cell -->x',
  '<!--cell-->',
  '<!-- Cell -->',
  '<!-- cell:a -->',
  '<!-- /cell:a -->',
  '<!-- cell:b2 --> ',
  '<!-- /cell:b2 -->\t',
  '<!-- cell: -->',
  '<!-- cell:a b -->',
  '<!-- /cell:a --> x',
  '<!--',
  '---',
  '--- ',
  '----',
  ' ---',
  '...',
  'as-of: 2025-10-20',
  'title: "x',
  '\uFEFF---',
  '\uFEFF```aibubble',
];

const BREAKS = ['\n', '\r\n', '\r'];

const line = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...LINES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom('`', '~', ' ', '-', '<', '!', '>', '\r', '\n', '\t', '{', '"', 'a') }),
  },
);

/** Mostly one kind of line break; sometimes any mixture. */
const breaks = fc.oneof(
  fc.constantFrom(...BREAKS).map((only) => [only]),
  fc.constantFrom(['\n', '\n', '\r\n'], ['\r\n', '\r\n', '\n'], BREAKS, ['\r', '\n']),
);

/** Text of hostile lines; the last one is often not ended. */
export function hostileText(maxLines = 14): fc.Arbitrary<string> {
  return breaks.chain((kinds) =>
    fc.array(fc.tuple(line, fc.constantFrom(...kinds)), { maxLength: maxLines }).chain((lines) =>
      fc.boolean().map((ended) => {
        const text = lines.map(([content, ending]) => content + ending).join('');
        return ended ? text : text.replace(/(?:\r\n|[\r\n])$/, '');
      }),
    ),
  );
}

/** A well-formed file now and then disturbed by a hostile line, so that most cells do open and close. */
export const hostileFile: fc.Arbitrary<string> = fc.oneof(
  hostileText(),
  breaks.chain((kinds) =>
    fc
      .tuple(
        fc.constantFrom('', '', '\uFEFF', '---\ntitle: x\n---\n', '\uFEFF---\n---\n', '\n', '---\n'),
        fc.array(
          fc.oneof(
            hostileText(3),
            hostileText(3).map((text) => '```aibubble\n' + text + '\n```\n'),
            hostileText(3).map((text) => '\n\n````aibubble-data {"k":[1]}\n' + text + '\n````\n'),
            hostileText(3).map((text) => '\n~~~sql {"cell":true}\n' + text + '\n~~~~ \n'),
            hostileText(3).map((text) => '\n<!-- cell:q -->\n' + text + '\n<!-- /cell:q -->\n'),
            hostileText(2).map((text) => '\nSome words\n' + text + '\n'),
            hostileText(2).map((text) => '\n<!-- cell -->\n\n' + text + '\n'),
          ),
          { maxLength: 6 },
        ),
        fc.infiniteStream(fc.constantFrom(...kinds)),
      )
      .map(([head, parts, endings]) => (head + parts.join('')).replace(/\n/g, () => endings.next().value ?? '\n')),
  ),
);

const language = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('aibubble', 'aibubble-data', 'vega-lite', 'python', 'sql', 'c++', 'text', 'markdown'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      'a b',
      'a`b',
      '`',
      '~~~',
      '{',
      'js{1}',
      'a\nb',
      'a\r',
      '\t',
      '銀行',
      '\uD800',
      'a"b',
      '__proto__',
      '\u2028',
      '\0',
      '\\`',
      'aibubble ',
      'Aibubble',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);

/** A new cell: nothing recorded of any file. */
export const newCell: fc.Arbitrary<Cell> = fc.oneof(
  hostileText(8).map((text): Cell => ({ kind: 'markdown', language: 'markdown', text })),
  fc.tuple(language, hostileText(8)).map(([name, text]): Cell => ({ kind: 'code', language: name, text })),
);

export const newCells = fc.array(newCell, { maxLength: 6 });

export function content(cells: readonly Cell[]) {
  return cells.map(({ kind, language: name, text }) => ({ kind, language: name, text }));
}

/** The same, with line breaks of any kind taken as equal. */
export function plainContent(cells: readonly Cell[]) {
  return content(cells).map((cell) => ({ ...cell, text: plainBreaks(cell.text) }));
}

export function plainBreaks(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** What an editor does to a notebook: texts get the editor's own line breaks, the rest travels as JSON. */
export function throughEditor(notebook: Notebook, editorBreak: '\n' | '\r\n'): Notebook {
  const cells = notebook.cells.map((cell) => ({ ...cell, text: plainBreaks(cell.text).replaceAll('\n', editorBreak) }));
  return JSON.parse(JSON.stringify({ ...notebook, cells })) as Notebook;
}
