import { describe, expect, test } from 'vitest';
import { aibubble, aibubbleData, markdownCells, type Grammar } from './grammars';
import { jsonFile } from './json-file';
import { tokens } from './tokens';

const FILES: [string, Grammar][] = [
  ['aibubble', aibubble()],
  ['aibubble-data', aibubbleData()],
  ['markdown-cells', markdownCells()],
];

// After a change of the catalogue: npx vitest run -u --config test/vitest.config.ts test/unit/vscode/grammars.test.ts
test.each(FILES)('syntaxes/%s.tmLanguage.json holds the words of the catalogue', async (name, grammar) => {
  await expect(await jsonFile(grammar)).toMatchFileSnapshot(`../../../syntaxes/${name}.tmLanguage.json`);
});

describe('a formula is coloured by what its words are', () => {
  test.each([
    ['# a note', '# a note', 'comment.line.number-sign'],
    ['x = $12B/year [^nbd]', '[^nbd]', 'constant.other.reference.link'],
    ['x = $12B/year', 'x', 'variable.other.definition'],
    ['x = $12B/year', '=', 'keyword.operator'],
    ['x = $12B/year', '$', 'keyword.other.unit'],
    ['x = $12B/year', '12', 'constant.numeric'],
    ['x = $12B/year', 'B', 'keyword.other.unit'],
    ['x = $12B/year', '/year', 'keyword.other.unit'],
    ['x = 3000亿 CNY', '亿 CNY', 'keyword.other.unit'],
    ['x = 24%', '%', 'keyword.other.unit'],
    ['x = 20% to 60%', 'to', 'keyword.operator.word'],
    ['x = up to $100B', 'up to', 'keyword.operator.word'],
    ['x = 200 GWh', 'GWh', 'keyword.other.unit'],
    ['x = 2.8x', 'x', 'variable.other.definition'],
    ['x = 2025-10-20', '2025-10-20', 'constant.numeric.date'],
    ['x = 2025Q3', '2025Q3', 'constant.numeric.date'],
    ['x = y in years', 'years', 'keyword.other.unit'],
    ['x = y in years', 'in', 'keyword.operator.word'],
    ['x = circulation(deals)', 'circulation', 'support.function'],
    ['x = mine(deals)', 'mine', 'entity.name.function'],
    ['f(a, as_of: 2025-10-20)', 'as_of', 'variable.parameter'],
    ['sum(t.amount where from == "A")', 'amount', 'variable.other.property'],
    ['sum(t.amount where from == "A")', 'where', 'keyword.operator.word'],
    ['sum(t.amount where from == "A")', 'A', 'string.quoted.double'],
    ['gauge g = x  warn > 24%', 'gauge', 'keyword.control'],
    ['gauge g = x  warn > 24%', 'warn', 'keyword.operator.word'],
    ['gauge = 3', 'gauge', 'variable.other.definition'],
    ['unit token', 'unit', 'keyword.control'],
    ['assert x > 0', 'assert', 'keyword.control'],
    ['to = 3', 'to', 'variable.other.definition'],
    ["'中国资本开支' = 1", "'中国资本开支'", 'variable.other.quoted'],
    ['收入 = 1', '收入', 'variable.other.definition'],
    ['x = token2', 'token2', 'variable.other'],
    ['x = true', 'true', 'constant.language'],
  ])('%s: %s is %s', async (text, piece, scope) =>
    expect(await tokens('source.aibubble', text)).toContainEqual([piece, scope]),
  );
});

describe('a data cell is coloured by what its fields are', () => {
  const cell = [
    'deals openai from "x.csv" missing "0"',
    '',
    'from, amount [$B], note',
    'Nvidia, up to $100B, equity, 2025-09-22, "a, b", signed, =most of stake',
  ].join('\n');
  test.each([
    ['deals', 'keyword.control'],
    ['openai', 'variable.other.definition'],
    ['missing', 'keyword.other'],
    ['amount', 'entity.name.tag.column'],
    ['[$B]', 'keyword.other.unit'],
    ['up to', 'keyword.operator.word'],
    ['100', 'constant.numeric'],
    ['equity', 'constant.language.kind'],
    ['signed', 'constant.language.status'],
    ['2025-09-22', 'constant.numeric.date'],
    ['a, b', 'string.quoted.double'],
    ['most of', 'keyword.operator.word'],
    ['stake', 'variable.other'],
  ])('%s is %s', async (piece, scope) =>
    expect(await tokens('source.aibubble-data', cell)).toContainEqual([piece, scope]),
  );

  test('merge conflict markers stand out', async () =>
    expect(await tokens('source.aibubble-data', 'table t\na\n<<<<<<< ours')).toContainEqual([
      '<<<<<<< ours',
      'invalid.illegal.conflict',
    ]));
});

test('a notebook shown as Markdown has its cells coloured, and nothing after them', async () => {
  const file = '```aibubble-data\ntable t\n```\n\n```aibubble {"a":1}\nx = 2 GW\n```\nx = 2 GW\n';
  const found = await tokens('text.html.markdown.aibubble', file);
  expect(found).toContainEqual(['table', 'keyword.control']);
  expect(found.filter(([piece]) => piece === 'GW')).toEqual([['GW', 'keyword.other.unit']]);
});
