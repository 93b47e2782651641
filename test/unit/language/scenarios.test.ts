// Scenarios: other formulas for some names, looked through by `@` and `compare`, chosen by the command line.
import { describe, expect, test } from 'vitest';
import { createSession } from '../../../extension/kernel/session';
import { column } from '../cli/notebook';
import { base, chosen, formulas, named, said, samplesOf, valueOf } from './evaluated';
import { notebookOf } from './notebook-of';

const MODEL = [
  'growth = 40%',
  'revenue = $12B/year',
  'horizon = 4 years',
  'gap = $1T - revenue * horizon * (1 + growth)',
  'scenario winter "AI winter" from base { growth = 0%',
  '  horizon = 3 years }',
  'scenario deep from winter { revenue = $6B/year }',
];

describe('looking through a scenario', () => {
  test.each([
    ['gap @ base', 1000 - 12 * 4 * 1.4],
    ['gap @ winter', 1000 - 12 * 3],
    ['gap @ deep', 1000 - 6 * 3],
    ['(gap - revenue * 1 year) @ winter', 1000 - 12 * 3 - 12],
    ['gap - gap @ winter', 12 * 3 - 12 * 4 * 1.4],
    ['gap @ base @ winter', 1000 - 12 * 4 * 1.4],
  ])('%s is $%fB', async (formula, billions) => {
    expect(valueOf(await formulas([...MODEL, `x = ${formula}`]), 'x') / 1e9).toBeCloseTo(billions, 9);
  });

  test('compare is a table of scenarios', async () => {
    const ran = await formulas([...MODEL, 'x = compare(gap, [base, winter, deep])']);
    expect(column(ran, 'x', 'scenario')).toEqual(['base', 'winter', 'deep']);
    expect(column(ran, 'x').map((v) => Number(v) / 1e9)).toEqual([
      expect.closeTo(932.8, 9),
      expect.closeTo(964, 9),
      expect.closeTo(982, 9),
    ]);
  });

  test('an uncertain name compares by mean, 5%, 50% and 95%; a certain scenario has them all alike', async () => {
    const ran = await formulas(['x = 20% to 60%', 'y = x * 2', 'scenario s { x = 10% }', 'c = compare(y, [base, s])']);
    expect(column(ran, 'c', 'p95')).toEqual([expect.closeTo(1.2, 9), 0.2]);
    expect(column(ran, 'c', 'p5')).toEqual([expect.closeTo(0.4, 9), 0.2]);
  });

  test('what a scenario leaves alone keeps its samples: y @ s − y is x’s change alone', async () => {
    const ran = await formulas(['a = 1..2', 'b = 5..6', 'y = a + b', 'scenario s { b = 0 }', 'd = y @ s - a']);
    expect(base(ran, 'a').p50).toBeCloseTo(1.5, 9);
    expect(valueOf(ran, 'd')).toBeCloseTo(0, 12);
  });

  test('functions and series look through it too', async () => {
    const ran = await formulas([
      'x = 2',
      'f(n) = n * x',
      'p = series(1..3, n => x * n)',
      'scenario s { x = 10 }',
      'a = f(3) @ s',
      'b = (p at 3) @ s',
      'c = total(p.value) @ s',
    ]);
    expect(['a', 'b', 'c'].map((n) => valueOf(ran, n))).toEqual([30, 30, 60]);
  });

  test('an interval in a scenario has samples of its own', async () => {
    const ran = await formulas(['x = 1 to 2', 'scenario s { x = 1 to 2 }', 'y = x @ s']);
    expect(base(ran, 'y').p95).toBeCloseTo(2, 9);
    expect([...samplesOf(ran, 'y')]).not.toEqual([...samplesOf(ran, 'x')]);
  });
});

describe('mistakes', () => {
  test.each([
    ['x = gap @ wintr', 'N07 There is no scenario `wintr`; did you mean `winter`?'],
    ['x = compare(gap, [base, summer])', 'N07 There is no scenario `summer`.'],
    ['x = compare(gap, [])', 'F04 Scenarios are listed in brackets: `[base, winter]`.'],
    ['scenario s { nothing = 3 }', 'N01 `nothing` is not defined, so a scenario cannot change it.'],
    [
      'scenario s { growth = $3 }',
      'T05 `growth` is a plain number; in a scenario it stays that, and this is money (USD).',
    ],
    ['scenario s from nowhere { growth = 3% }', 'N07 There is no scenario `nowhere` to build on.'],
    [
      'scenario s { revenue = gap / 3 years }',
      'N04 Under `s` these definitions go round in a circle: revenue → gap → revenue.',
    ],
    ['scenario base { growth = 3% }', 'N02 `base` is the notebook as it stands: give the scenario another name.'],
    [
      'scenario deep { growth = 3% }',
      'N02 The scenario `deep` is defined twice: neither holds until one has another name.',
    ],
  ])('%s', async (line, message) => {
    expect(said(await formulas([...MODEL, line]))).toEqual([message]);
  });

  test.each(['scenario s { nothing = 3 }', 'scenario s { growth = 3 + }', 'scenario s from s2 { growth = 1% }'])(
    '%s: what looks through it waits, and so does what reads that: one mistake, one error',
    async (line) => {
      const ran = await formulas([
        ...MODEL,
        line,
        'x = gap @ s',
        'y = x * 2',
        'z = compare(gap, [base, s])',
        'w = gap',
      ]);
      expect(ran.errors).toHaveLength(1);
      for (const name of ['x', 'y', 'z']) expect(ran.json.names).not.toHaveProperty(name);
      expect(named(ran, 'w').kind).toBe('number');
      expect(ran.text).toMatch(/x = waits for `s`/);
    },
  );
});

describe('over time and from outside', () => {
  test('a changed scenario evaluates its readers again, in a session that lives on', async () => {
    const session = createSession(() => Promise.reject(new Error('no file')));
    const shown = async (winter: string): Promise<string> => {
      const cells = notebookOf('x = 1\ny = x * 10', `scenario s { x = ${winter} }`, 'z = y @ s\nc = compare(y, [s])');
      session.update(cells, {});
      const ids = await session.plan(['c2']);
      return ids
        .map((id) =>
          session
            .result(id)
            .outputs.map((o) => o.text)
            .join('\n'),
        )
        .join('\n');
    };
    expect(await shown('2')).toContain('z = 20');
    expect(await shown('3')).toContain('z = 30');
    expect(await shown('3')).toContain('z = 30');
  });

  test('--scenario evaluates the whole notebook under it', async () => {
    const cells = [`\n${MODEL.join('\n')}`];
    expect((await chosen(cells, { scenario: 'deep' })).names['gap']?.base?.value).toBeCloseTo(982e9, 0);
    expect((await chosen(cells, { scenario: 'base' })).names['gap']?.base?.value).toBeCloseTo(932.8e9, 0);
  });

  test('--set gives a name another formula', async () => {
    const cells = [`\n${MODEL.join('\n')}`];
    const { names } = await chosen(cells, { set: { growth: '10%', horizon: '2 years' } });
    expect(names['gap']?.base?.value).toBeCloseTo((1000 - 12 * 2 * 1.1) * 1e9, 0);
  });
});
