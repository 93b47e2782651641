// Editor answers as plain data; `|` marks the caret in the last cell.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../extension/language/analysis';
import { complete } from '../../../extension/language/editor/completion';
import { hover } from '../../../extension/language/editor/hover';
import type { CellInput } from '../../../extension/language/notebook';

const DEALS =
  'deals openai\nfrom, to, kind, amount, source\nNvidia, OpenAI, equity, up to $100B, nbd\nOpenAI, Oracle, cloud, $300B, nbd';
const SOURCES =
  'sources refs\nkey, title, publisher, quote\nnbd, A trillion-dollar bet, National Business Daily, the quote';
const FORMULAS = 'revenue = $12B/year [^nbd]\n_x = 3\nlease(n: GW) = n * $45B/GW\nc = circulation(openai)';

function at(text: string, language: 'aibubble' | 'aibubble-data' = 'aibubble') {
  const offset = text.indexOf('|');
  const last = text.replace('|', '');
  const cell = (id: string, kind: string, body: string): CellInput => ({
    id,
    kind: 'code',
    language: kind,
    text: body,
  });
  const cells = [
    cell('d', 'aibubble-data', DEALS),
    cell('s', 'aibubble-data', SOURCES),
    cell('f', 'aibubble', FORMULAS),
    cell('here', language, last),
  ];
  return { analysis: analyse(cells), offset, last };
}
const labels = (text: string, language?: 'aibubble-data'): string[] => {
  const { analysis, offset } = at(text, language);
  return complete(analysis, 'here', offset).map((answer) => answer.label);
};
const words = (text: string): string => {
  const { analysis, offset } = at(text);
  return hover(analysis, 'here', offset, (key) => (key === 'revenue' ? '$12B/year' : undefined))?.markdown ?? '';
};

describe('completion', () => {
  test.each([
    ['names of other cells', 'x = rev|', ['revenue', 'openai', 'circulation']],
    ['columns after a table and a dot', 'x = sum(openai.|)', ['amount', 'from', 'source']],
    ['fields after a record and a dot', 'x = c.|', ['amount', 'share', 'rank']],
    ['columns behind `where`, half typed', 'x = sum(openai.amount where fr|', ['from', 'kind']],
    ['companies inside quotes', 'x = sum(openai.amount where from == "|")', ['Nvidia', 'Oracle']],
    ['sources inside a mark', 'x = 3 [^|]', ['nbd', 'assumption']],
    ['units after a number', 'x = 3 |', ['years', 'GW']],
    ['functions of the notebook', 'x = lea|', ['lease']],
  ])('%s: %s', (_, text, expected) => {
    expect(labels(text)).toEqual(expect.arrayContaining(expected));
  });

  test('a local name of another cell is not offered', () => {
    expect(labels('y = |')).not.toContain('_x');
  });

  test('nothing in a comment', () => {
    expect(labels('x = 3 # rev|')).toEqual([]);
  });

  test.each([
    ['schemas on the first line', 'de|', 'deals'],
    ['columns in the header', 'deals d\nfrom, to, |', 'amount'],
    ['kinds in their column', 'deals d\nfrom, to, kind\nA, B, |', 'lease_back'],
    ['companies in theirs', 'deals d\nfrom, to, kind\n|', 'Nvidia'],
  ])('in a data cell: %s', (_, text, expected) => {
    expect(labels(text, 'aibubble-data')).toContain(expected);
  });
});

describe('hover', () => {
  test.each([
    [
      'a name: value, dimension, definition, source',
      'x = reve|nue * 2 years',
      ['**revenue** = $12B/year', 'money per time', 'revenue = $12B/year [^nbd]'],
    ],
    ['a table: its columns', 'x = count(open|ai)', ['**openai**', '`amount`']],
    ['a column', 'x = sum(openai.amo|unt)', ['**amount**', 'money']],
    ['an indicator: formula and parameters', 'x = circul|ation(openai)', ['Circulation', '循环资金', '`deals`']],
    [
      'a source: title, publisher, quote',
      'x = $3B [^n|bd]',
      ['A trillion-dollar bet', 'National Business Daily', 'the quote'],
    ],
    ['a function of the notebook', 'x = lea|se(3 GW)', ['**lease**']],
  ])('%s', (_, text, expected) => {
    for (const part of expected) expect(words(text)).toContain(part);
  });
});
