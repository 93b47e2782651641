import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSession } from '../../../../extension/kernel/session';
import type { CellInput } from '../../../../extension/language/notebook';
import { run } from '../../cli/notebook';
import { failures, figures, read } from './figures';

const file = readFileSync(new URL('../../../fixtures/sp500-monthly-shiller.csv', import.meta.url), 'utf8');
/** Without the line that names the source. */
const shiller = new TextEncoder().encode(file.slice(file.indexOf('\n') + 1));
const sp = 'series sp from "sp500.csv"';

/** A random walk of an own generator: the product's is not used. */
function walk(length: number): number[] {
  let state = 12345;
  const uniform = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
  let level = 0;
  return Array.from({ length }, () => {
    level += Array.from({ length: 12 }, uniform).reduce((a, b) => a + b) - 6;
    return level;
  });
}
const series = (values: readonly number[]): string =>
  `series s\nrow, x\n${values.map((v, i) => `${i + 1}, ${v.toFixed(6)}`).join('\n')}`;

test('S&P 500 price/dividend ratio, 1871–2010, lag 0: GSADF 4.160, without waiting for critical values', async () => {
  const { json, errors } = await run([sp, 'x = gsadf(sp.price / sp.dividend).statistic'], {
    read: () => Promise.resolve(shiller),
  });
  expect(errors).toEqual([]);
  expect(read(json.names).of('x')).toBeCloseTo(4.16, 3);
});

describe('critical values', () => {
  // Phillips, Shi & Yu 2015, finite samples, 95%: T = 100: SADF 1.30, GSADF 2.00. 600 runs have a standard error of about 0.08.
  test('T = 100: about 1.30 and 2.00; a random walk is not significant', async () => {
    const f = await figures(
      series(walk(100)),
      'a = sadf(s.x, repetitions: 600)\nb = gsadf(s.x, repetitions: 600)\nc = adf(s.x, repetitions: 600)',
    );
    expect(Math.abs(Number(f.of('a.critical')) - 1.3)).toBeLessThan(0.25);
    expect(Math.abs(Number(f.of('b.critical')) - 2.0)).toBeLessThan(0.25);
    // Right tail of Dickey–Fuller with constant: −0.07 at 95% (Fuller 1976, table 8.5.2, T = 100: −0.05).
    expect(Math.abs(Number(f.of('c.critical')) + 0.05)).toBeLessThan(0.25);
    expect(['a', 'b', 'c'].map((n) => f.of(`${n}.significant`))).toEqual([false, false, false]);
    expect(f.values('b.levels.level')).toEqual([0.9, 0.95, 0.99]);
    expect(f.values('b.levels.critical')[1]).toBe(f.of('b.critical'));
  });
  test('equal runs give equal values', async () => {
    const cells = [series(walk(60)), 'a = gsadf(s.x, repetitions: 200)'];
    expect((await run(cells)).printed).toBe((await run(cells)).printed);
  });
});

test('neither a first run nor a change simulates what nobody asks for', async () => {
  let said = 0;
  const session = createSession(
    () => Promise.reject(new Error('no file')),
    () => said++,
  );
  const cells = (values: readonly number[]): CellInput[] => [
    { id: 'a', kind: 'code', language: 'aibubble-data', text: series(values) },
    {
      id: 'b',
      kind: 'code',
      language: 'aibubble',
      text: '_g = gsadf(s.x)\n_b = bsadf(s.x)\ng = _g.statistic\nb = max(_b.statistic)',
    },
  ];
  for (const values of [walk(70), [...walk(70).slice(0, 69), 0], [...walk(70).slice(0, 69), 0.5]]) {
    session.update(cells(values), {});
    await session.plan(['a', 'b']);
    const { graph } = session.evaluated();
    for (const name of ['g', 'b']) expect(graph.outcome(name)).toMatchObject({ ok: true });
  }
  expect(said).toBe(0);
});

test('long work says how far it has come, and is done once', async () => {
  const said: number[] = [];
  const cells: CellInput[] = [
    { id: 'a', kind: 'code', language: 'aibubble-data', text: series(walk(73)) },
    { id: 'b', kind: 'code', language: 'aibubble', text: 'x = gsadf(s.x, repetitions: 150).critical' },
  ];
  for (let run = 0; run < 2; run++) {
    // A session of its own: what it takes over is kept by content.
    const session = createSession(
      () => Promise.reject(new Error('no file')),
      (fraction) => said.push(fraction),
    );
    session.update(cells, {});
    await session.plan(['a', 'b']);
    session.result('b');
  }
  expect(said.length).toBeGreaterThan(50);
  expect(said).toEqual([...said].sort((a, b) => a - b));
  expect(said.filter((fraction) => fraction === 1)).toHaveLength(1);
});

describe('date stamps', () => {
  // A walk, then growth of 6% a row, then a crash back to the walk.
  const base = walk(120).map((x) => 100 + x);
  const boom = base.map((x, i) => (i >= 60 && i < 85 ? x + 2 * 1.15 ** (i - 60) : x));
  test('an episode begins soon after the growth does and ends with the crash, under both boundaries', async () => {
    const f = await figures(
      series(boom),
      'b = bsadf(s.x, repetitions: 200)\ne = b.episodes\ntop = max(b.statistic)\ng = gsadf(s.x).statistic',
    );
    expect(f.of('top')).toBe(f.of('g'));
    expect(f.values('b.statistic').filter((v) => v === null)).toHaveLength(19);
    expect(new Set(f.values('e.boundary'))).toEqual(new Set(['bsadf', 'sadf']));
    const ups = f
      .values('e.boundary')
      .flatMap((_, i) =>
        f.values('e.direction')[i] === 'up' ? [[Number(f.values('e.start')[i]), Number(f.values('e.end')[i])]] : [],
      );
    expect(ups.some(([start, end]) => start! > 60 && start! <= 80 && end! >= 84 && end! <= 88)).toBe(true);
  });
  test('keys are dates where the series has dates', async () => {
    const dated = `series s\nmonth, x\n${boom.map((v, i) => `${2010 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}, ${v.toFixed(6)}`).join('\n')}`;
    const f = await figures(dated, 'b = bsadf(s.x, repetitions: 200)\ne = b.episodes');
    expect(f.values('b.period')[0]).toBe('2010-01-01');
    expect(f.values('e.peak').every((day) => /^201\d-\d\d-01$/.test(String(day)))).toBe(true);
  });
});

describe('what cannot be tested is said', () => {
  test('a gap inside the series', async () => {
    expect(await failures('series s\nrow, x\n1, 1\n2,\n3, 4', 'a = adf(s.x)')).toEqual([
      expect.stringMatching(/^F05: .*without gaps/),
    ]);
  });
  test('too few values', async () => {
    expect(await failures(series([1, 2, 3]), 'a = gsadf(s.x, 3)')).toEqual([expect.stringMatching(/^F05: .*3 values/)]);
  });
  test('rows without a value at the ends are left out and counted', async () => {
    const { json } = await run([
      `series s\nrow, x\n0,\n${walk(40)
        .map((v, i) => `${i + 1}, ${v.toFixed(6)}`)
        .join('\n')}`,
      'a = adf(s.x).statistic',
    ]);
    expect(json.names['a']!.notes?.join(' ')).toMatch(/1 row without a value/);
  });
});

describe('LPPLS', () => {
  const truth = { tc: 215, m: 0.4, omega: 7.5, A: 7, B: -0.3, C1: 0.02, C2: -0.01 };
  const value = (t: number): number => {
    const x = Math.abs(truth.tc - t);
    return (
      truth.A +
      x ** truth.m *
        (truth.B + truth.C1 * Math.cos(truth.omega * Math.log(x)) + truth.C2 * Math.sin(truth.omega * Math.log(x)))
    );
  };
  const prices = series(Array.from({ length: 200 }, (_, t) => Math.exp(value(t))));
  test('the bare function, not exponentiated, row by row', async () => {
    const call = (t: string): string =>
      `lppls_value(${t}, tc: 215, m: 0.4, omega: 7.5, A: 7, B: -0.3, C1: 0.02, C2: -0.01)`;
    const f = await figures('table t\nn\n0\n100\n215', `x = ${call('100')}\nc = ${call('t.n')}`);
    expect(f.of('x')).toBeCloseTo(value(100), 12);
    expect(f.values('c.value')).toEqual([value(0), value(100), 7].map((v) => expect.closeTo(v, 12) as number));
  });
  test('a fit finds the parameters that made the prices', async () => {
    const f = await figures(prices, 'l = lppls(s.x)');
    for (const [name, wanted] of Object.entries(truth))
      expect(Math.abs(Number(f.of(`l.${name}`)) / wanted - 1), name).toBeLessThan(0.02);
    expect(Number(f.of('l.rms'))).toBeLessThan(1e-5);
  });
  test('a price that falls throughout has no bubble to fit: an error', async () => {
    const falling = series(Array.from({ length: 60 }, (_, t) => 100 * 0.9 ** t + 1));
    const found = await failures(falling, 'l = lppls(s.x)');
    expect(found).toEqual([expect.stringMatching(/^F05: /)]);
  });
  test('confidence: shares of windows, with a row a fit', async () => {
    const f = await figures(
      series(
        Array.from({ length: 135 }, (_, t) =>
          Math.exp(7 + (140 - t) ** 0.5 * (-0.2 + 0.01 * Math.cos(8 * Math.log(140 - t)))),
        ),
      ),
      'c = lppls_confidence(s.x)',
    );
    expect([f.of('c.positive'), f.of('c.negative')]).toEqual([1, 0]);
    expect(f.values('c.fits.length')).toEqual([135, 130, 125]);
    expect(f.values('c.fits.bubble')).toEqual(['positive', 'positive', 'positive']);
  });
  test('a series shorter than the shortest window is an error', async () => {
    expect(await failures(series(walk(100).map((x) => 200 + x)), 'c = lppls_confidence(s.x)')).toEqual([
      expect.stringMatching(/^F05: .*at least 125/),
    ]);
  });
});
