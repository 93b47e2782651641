import { describe, expect, test } from 'vitest';
import { createSession } from '../../../extension/kernel/session';
import { complete } from '../../../extension/language/editor/completion';
import { check, notebookOf } from './notebook-of';

const SERIES = 'series s\nyear, a, b\n1, 2, 3\n2, 5, 4\n3, 1, 9';

const errors = (...cells: string[]): string[] =>
  check(...cells)
    .diagnostics.filter((d) => d.severity === 'error')
    .map((d) => `${d.code} ${d.message}`);

describe('an argument that is one of a few words', () => {
  test('is the word itself where a value of that name exists, and reads nothing', async () => {
    const cells = notebookOf(SERIES, 'peak = min(overlay(s.a, s.b, at: peak).offset)\nstart = 7');
    const session = createSession(() => Promise.reject(new Error('no file')));
    session.update(cells, {});
    await session.plan(cells.map((c) => c.id));
    const { analysis, graph } = session.evaluated();
    expect(analysis.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    expect(graph.outcome('peak')).toMatchObject({ ok: true, value: -2 });
    expect(analysis.definitions.get('peak')!.dependencies).toEqual(['s']);
  });
  test.each(['overlay(s.a, s.b, peak)', 'overlay(s.a, s.b, at: start)', 'overlay(s.a, s.b, at: "peak")'])(
    'by position, by name, as a text: %s',
    (call) => expect(errors(SERIES, `x = ${call}`)).toEqual([]),
  );
  test('a unit word is one too', () => {
    expect(errors('deals d\nfrom, to, kind, amount\nA, B, loan, $1', 'x = schedule(d, by: year)')).toEqual([]);
  });
  test('another word is one error, which lists the words and offers the nearest', () => {
    const found = check(SERIES, 'x = overlay(s.a, s.b, at: paek)').diagnostics.filter((d) => d.severity === 'error');
    expect(found.map((d) => d.code)).toEqual(['F04']);
    expect(found[0]!.message).toContain('`peak`, `start`');
    expect(found[0]!.fixes?.[0]?.edits[0]?.text).toBe('peak');
  });
  test('a value is no word', () => {
    expect(errors(SERIES, 'x = overlay(s.a, s.b, at: 3)')).toEqual([expect.stringContaining('`peak`, `start`')]);
  });
});

describe('completion offers the words where one is expected', () => {
  const METHODS = ['straight_line', 'double_declining', 'sum_of_years'];
  test.each([
    ['x = depreciation($100, 5 years, method: ', METHODS],
    ['x = depreciation($100, 5 years, su', METHODS],
    ['x = 1 + max(depreciation(sum($1, $2), 5 years, method: s', METHODS],
    ['x = cascade(d, fails: "A (B)", method: ', ['clearing', 'debtrank']],
  ])('%s', (text, words) => {
    const [cell] = check(text).cells.keys();
    expect(complete(check(text), cell!, text.length).map((c) => c.label)).toEqual(words);
  });
  test.each(['x = depreciation(', 'x = depreciation($100, ', 'x = depreciation($100, 5 years, method: 2 * '])(
    'and a value where it is not: %s',
    (text) => {
      const [cell] = check(text).cells.keys();
      expect(complete(check(text), cell!, text.length).map((c) => c.label)).not.toContain('sum_of_years');
    },
  );
});
