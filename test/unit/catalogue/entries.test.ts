import { describe, expect, test } from 'vitest';
import { SCHEMAS } from '../../../extension/catalogue/data-schemas';
import { ENTRIES } from '../../../extension/catalogue/entries';
import { KEYWORDS } from '../../../extension/catalogue/keywords';
import { CURRENCIES, SCALES, UNITS } from '../../../extension/catalogue/units';
import { createSession } from '../../../extension/kernel/session';
import { parse } from '../../../extension/language/parser';
import { unitOf } from '../../../extension/language/quantity';
import { accepts, newBindings } from '../../../extension/language/signature';
import { UNKNOWN } from '../../../extension/language/type';

describe('every example runs and shows what it says', () => {
  test.each(ENTRIES.map((entry) => [entry.id, entry] as const))('%s', async (_, { example }) => {
    const cells = example.cells.map(({ language, text }, i) => ({
      id: `c${i}`,
      kind: 'code' as const,
      language,
      text,
    }));
    const session = createSession(() => Promise.reject(new Error('no file')));
    session.update(cells, {});
    const ids = await session.plan(cells.map((c) => c.id));
    const results = ids.map((id) => session.result(id));
    const { analysis } = session.evaluated();
    expect(analysis.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    expect(results.flatMap((r) => r.errors)).toEqual([]);
    const shown = JSON.stringify(results.at(-1)!.outputs);
    if (example.display.startsWith('chart ')) expect(shown).toContain('vegalite');
    else expect(shown).toContain(JSON.stringify(`${example.name} = ${example.display}`).slice(1, -1));
  });
});

describe('every snippet parses once its placeholders are filled in', () => {
  const fill = (snippet: string): string =>
    snippet
      .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
      .replace(/\$\{\d+:((?:\\.|[^}])*)\}/g, '$1')
      .replace(/\\(.)/g, '$1');
  test.each(ENTRIES.flatMap(({ id, snippet }) => (snippet ? [[id, fill(snippet)]] : [])))('%s: %s', (_, text) => {
    expect(text).not.toMatch(/\$\{|\\/);
    expect(parse(text!, new Set()).problems).toEqual([]);
  });
});

test('ids are unique, and names in both languages and one line of help stand with each', () => {
  const ids = ENTRIES.map((e) => e.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, name, help } of ENTRIES) {
    expect.soft(id).toMatch(/^[A-Za-z][a-z0-9_]*$/);
    expect.soft(name.en, id).not.toBe('');
    expect.soft(name.zh, id).toMatch(/\p{Script=Han}/u);
    expect.soft(help, id).toMatch(/^[^\n]+$/);
  }
});

test('parameters are named once, their types are readable', () => {
  for (const { id, forms } of ENTRIES)
    for (const { parameters } of forms) {
      const names = parameters.map((p) => p.name);
      expect.soft(new Set(names).size, id).toBe(names.length);
      for (const { type } of parameters)
        expect.soft(accepts(type, UNKNOWN, newBindings(), false), id).toEqual({ ok: true });
    }
});

test('a keyword is a name where the grammar does not expect it', () => {
  for (const { name } of KEYWORDS) {
    if (name.includes(' ') || name === 'true' || name === 'false') continue;
    expect.soft(parse(`${name} = 3`).problems, name).toEqual([]);
  }
});

test('a keyword has a meaning to the parser: its line reads otherwise than with another word', () => {
  const used: Readonly<Record<string, string>> = {
    where: 'sum(a where b)', by: 'sum(a) by b', in: 'a in b', at: 'a at b', to: 'a to b', 'up to': 'up to b',
    'at least': 'at least b', 'most of': 'most of b', and: 'a and b', or: 'a or b', not: 'not b', true: 'true', false: 'false',
    if: 'if a then b else c', then: 'if a then b else c', else: 'if a then b else c', join: 'f(a join b on c)', on: 'f(a join b on c)',
    with: 'f(a with b = c)', sort: 'f(a sort b)', top: 'f(a top 5)', desc: 'f(a sort b desc)', unit: 'unit a', gauge: 'gauge a = b',
    warn: 'gauge a = b warn > c', alarm: 'gauge a = b alarm > c', assert: 'assert a', scenario: 'scenario a { b = c }',
    from: 'scenario a from d { b = c }', correlate: 'correlate a, b = 0.3', slider: 'slider a = b in c', choice: 'choice a = b in c',
  }; // prettier-ignore
  for (const { name } of KEYWORDS) {
    const line = used[name];
    expect.soft(line, name).toBeDefined();
    if (line === undefined) continue;
    expect.soft(parse(line).problems, line).toEqual([]);
    const kinds = (text: string): string =>
      JSON.stringify(parse(text), (key, v: unknown) => (key === 'start' || key === 'end' ? undefined : v));
    expect.soft(kinds(line.replace(name, 'zebra')), line).not.toBe(kinds(line));
  }
});

test('no word is two units, and none is a scale as well', () => {
  const words = [...UNITS.flatMap((u) => [...new Set([u.name, ...u.aliases])]), ...CURRENCIES];
  expect(words.filter((w, i) => words.indexOf(w) !== i)).toEqual([]);
  for (const { name } of SCALES) expect.soft(unitOf(name, new Set()), name).toBeUndefined();
});

test('headers and their aliases name one column of a schema', () => {
  for (const { name, columns } of SCHEMAS) {
    const words = columns.flatMap((c) => [c.name, ...c.aliases]);
    expect
      .soft(
        words.filter((w, i) => words.indexOf(w) !== i),
        name,
      )
      .toEqual([]);
  }
});
