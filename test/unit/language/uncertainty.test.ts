// Ranges, distributions by name and bounds, evaluated: against closed forms and identities.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../cli/notebook';
import { base, chosen, ends, formulas, named, rankCorrelation, said, samplesOf, valueOf } from './evaluated';

const YEAR = 31_556_952;
/** 95% point of the standard normal. */
const Z = 1.6448536269514722;

describe('ranges', () => {
  test.each([
    ['3..5 years', 3.1 * YEAR, 4 * YEAR, 4.9 * YEAR],
    ['$50 to $60B', 50e9, Math.sqrt(3000e18), 60e9],
    ['$50..60B', 50.5e9, 55e9, 59.5e9],
    ['20% to 60%', 0.2, Math.sqrt(0.12), 0.6],
    ['-10% to 10%', -0.1, 0, 0.1],
    ['0% to 10%', 0, 0.05, 0.1],
    ['2026..2031', 2026.25, 2028.5, 2030.75],
    ['1 to 100', 1, 10, 100],
  ])('%s has 5%%, 50%% and 95%% at %f, %f, %f', async (range, p5, p50, p95) => {
    const found = base(await formulas([`x = ${range}`]), 'x');
    const size = Math.max(Math.abs(p5), Math.abs(p95));
    expect(found.p5 / size).toBeCloseTo(p5 / size, 10);
    expect(found.p50 / size).toBeCloseTo(p50 / size, 6);
    expect(found.p95 / size).toBeCloseTo(p95 / size, 10);
  });

  test.each([
    ['$5B to $5B', 5e9],
    ['3..3', 3],
  ])('equal ends are certain: %s', async (range, value) => {
    expect(valueOf(await formulas([`x = ${range}`]), 'x')).toBe(value);
  });

  test.each(['60% to 20%', '5..3', 'normal(1, sd: -1)', 'lognormal(-1, sd: 2)', 'triangular(4, 2, 1)', 'beta(0, 1)'])(
    '%s is an error',
    async (range) => {
      expect((await formulas([`x = ${range}`])).errors).toHaveLength(1);
    },
  );

  test('an end at exactly 0 hints that samples lie beyond it, and offers hard ends', async () => {
    const { json } = await formulas(['x = 0% to 10%', 'y = -1 to 1', 'z = -3 to 0', 'w = 0%..10%']);
    expect(json.diagnostics.filter((d) => d.code === 'U11').map((d) => d.line)).toEqual([2, 4]);
  });

  test('an interval between uncertain positive ends is lognormal too', async () => {
    const ran = await formulas(['low = 1 up to 2', 'x = low to 4']);
    const { low, high } = ends(ran, 'x') as { low: { p50: number }; high: { p50: number } };
    expect(low.p50).toBeCloseTo(2, 3);
    expect(high.p50).toBeCloseTo(Math.sqrt(8), 3);
  });
});

describe('distributions by name', () => {
  // Moments and quantiles of each family in closed form.
  const v = Math.log(1 + 0.2 ** 2);
  const lognormal = (z: number): number => Math.exp(Math.log(10e9) - v / 2 + z * Math.sqrt(v));
  test.each([
    ['normal($10B, sd: $2B)', 10e9 - 2e9 * Z, 10e9, 10e9 + 2e9 * Z, 10e9],
    ['normal(sd: $2B, mean: $10B)', 10e9 - 2e9 * Z, 10e9, 10e9 + 2e9 * Z, 10e9],
    ['lognormal($10B, sd: $2B)', lognormal(-Z), lognormal(0), lognormal(Z), 10e9],
    ['uniform(3 years, 5 years)', 3.1 * YEAR, 4 * YEAR, 4.9 * YEAR, 4 * YEAR],
    ['triangular(1, 2, 4)', 1 + Math.sqrt(0.05 * 3), 4 - Math.sqrt(0.5 * 6), 4 - Math.sqrt(0.05 * 6), 7 / 3],
  ])('%s', async (formula, p5, p50, p95, mean) => {
    const found = base(await formulas([`x = ${formula}`]), 'x');
    expect(found.p5 / p5).toBeCloseTo(1, 4);
    expect(found.p50 / p50).toBeCloseTo(1, 4);
    expect(found.p95 / p95).toBeCloseTo(1, 4);
    expect(found.mean / mean).toBeCloseTo(1, 3);
  });

  test('beta(2, 3) has the distribution function 6x² − 8x³ + 3x⁴ and the mean 2/5', async () => {
    const { p5, p50, p95, mean } = base(await formulas(['x = beta(2, 3)']), 'x');
    const below = (x: number): number => 6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4;
    [0.05, 0.5, 0.95].forEach((p, i) => expect(below([p5, p50, p95][i]!)).toBeCloseTo(p, 4));
    expect(mean).toBeCloseTo(0.4, 4);
  });

  test('pert(1, 2, 9) has the mean (1 + 4·2 + 9)/6', async () => {
    expect(base(await formulas(['x = pert(1, 2, 9)']), 'x').mean).toBeCloseTo(3, 3);
  });

  test('parameters share one dimension and are certain', async () => {
    expect(said(await formulas(['x = normal($10B, sd: 2)']))).toEqual([
      'F04 `sd` is money (USD) as `mean` is; this is a plain number.',
    ]);
    expect((await formulas(['a = 1..2', 'x = normal(a, sd: 2)'])).errors).toEqual(['R06']);
    expect((await formulas(['x = beta(2)'])).errors).toEqual(['F03']);
  });
});

describe('one sample vector a literal', () => {
  test('a − a is 0 and a/(a+b) + b/(a+b) is 1 in every sample', async () => {
    const ran = await formulas(['a = 20% to 60%', 'b = 1..3', 'zero = a - a', 'one = a / (a + b) + b / (a + b)']);
    expect(valueOf(ran, 'zero')).toBe(0);
    for (const x of samplesOf(ran, 'one')) expect(x).toBeCloseTo(1, 12);
  });

  test('two names with the same interval are independent', async () => {
    const ran = await formulas(['a = 20% to 60%', 'b = 20% to 60%', 'likelier = P(a > b)']);
    expect(Math.abs(rankCorrelation(samplesOf(ran, 'a'), samplesOf(ran, 'b')))).toBeLessThan(0.1);
    expect(valueOf(ran, 'likelier')).toBeCloseTo(0.5, 1);
  });

  test.each([0.9, 0.5, 0, -0.7, -1, 1])('correlate ties ranks by %f', async (wanted) => {
    const ran = await formulas(['a = 20% to 60%', 'b = $1B..$3B', `correlate a, b = ${wanted}`]);
    expect(Math.abs(rankCorrelation(samplesOf(ran, 'a'), samplesOf(ran, 'b')) - wanted)).toBeLessThan(0.03);
    expect(base(ran, 'a').p5).toBeCloseTo(0.2, 9);
  });

  test('more than two names may share one correlation; under a scenario it holds too', async () => {
    const ran = await formulas([
      'a = 1..2',
      'b = 1..2',
      'c = 1..2',
      'correlate a, b, c = 0.8',
      'scenario s { b = 4..9 }',
      'other = b @ s',
    ]);
    for (const name of ['b', 'c', 'other'])
      expect(rankCorrelation(samplesOf(ran, 'a'), samplesOf(ran, name))).toBeGreaterThan(0.7);
  });

  test.each(['correlate a, b = 2', 'correlate a = 0.5', 'correlate a, b, c = -0.5', 'correlate a, nobody = 0.5'])(
    '%s is an error',
    async (line) => {
      expect((await formulas(['a = 1..2', 'b = 1..2', 'c = 1..2', line])).errors).toHaveLength(1);
    },
  );

  test('values do not depend on the order of cells or lines, nor on other names', async () => {
    const cells = [
      'a = 20% to 60%',
      'b = a * (1..3)',
      'c = b + normal(1, sd: 2)',
      'd = P(c > 2)',
      'correlate a, e = 0.4',
      'e = 2 to 3',
    ];
    const reference = await run(cells);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(cells, { minLength: cells.length }), async (order) => {
        const shuffled = await run([...order, 'unrelated = 5 to 6']);
        for (const name of ['a', 'b', 'c', 'd', 'e'])
          expect(named(shuffled, name).base).toEqual(named(reference, name).base);
      }),
      { numRuns: 10 },
    );
  });

  test('the seed changes samples and the count their number, from the front matter or the command line', async () => {
    const cells = ['x = 20% to 60%\nn = count(sample(x, 10000))\nm = mean(x)'];
    const head = '---\nsamples: 200\nseed: 7\n---\n\n';
    const plain = await run(cells);
    const headed = await run(cells, { head });
    expect([valueOf(plain, 'n'), valueOf(headed, 'n')]).toEqual([1000, 200]);
    const given = await chosen(cells, { samples: 200, seed: 7 });
    expect(given.names['m']).toEqual(headed.json.names['m']);
    const other = await run(['x = 20% to 60%'], { head: '---\nseed: 8\n---\n\n' });
    expect([...samplesOf(other, 'x')]).not.toEqual([...samplesOf(plain, 'x')]);
    expect(base(other, 'x').p95).toBeCloseTo(base(plain, 'x').p95, 12);
  });
});

describe('questions to uncertain values', () => {
  test('of a distribution', async () => {
    const ran = await formulas([
      'x = normal(10, sd: 2)',
      'm = mean(x)',
      'h = median(x)',
      'q = quantile(x, 95%)',
      's = sd(x)',
      'p = P(x > 10)',
      'n = count(sample(x, 7))',
    ]);
    const values = ['m', 'h', 'q', 's', 'p', 'n'].map((n) => valueOf(ran, n));
    [10, 10, 10 + 2 * Z, 2, 0.5, 7].forEach((x, i) => expect(values[i]).toBeCloseTo(x, 1));
  });

  test('of a bound: its ends and their middle; a probability is an interval', async () => {
    const ran = await formulas([
      'stake = $20B up to $100B',
      'a = low(stake)',
      'b = high(stake)',
      'c = mid(stake)',
      'p = P(stake > $50B)',
      'm = mean(stake)',
      'd = high(at least $3B)',
    ]);
    expect(['a', 'b', 'c'].map((n) => valueOf(ran, n))).toEqual([20e9, 100e9, 60e9]);
    expect(ends(ran, 'p')).toMatchObject({ low: 0, high: 1 });
    expect(ends(ran, 'm')).toMatchObject({ low: 20e9, high: 100e9 });
    expect(named(ran, 'd')).toMatchObject({ kind: 'missing', reason: 'this end is open' });
  });

  test('a distribution over bounds is its lowest and its highest case; low and high choose one, samples and all', async () => {
    const ran = await formulas([
      'x = (1 up to 3) * (20% to 60%)',
      'p = P(x > 0.4)',
      'a = low(x)',
      'b = high(x)',
      'c = mid(x)',
      'e = sample(x, 3)',
    ]);
    expect(named(ran, 'x').kind).toBe('interval');
    expect(ends(ran, 'x')).toMatchObject({
      low: { p95: expect.closeTo(0.6, 9) as number },
      high: { p95: expect.closeTo(1.8, 9) as number },
    });
    expect([base(ran, 'a').p95, base(ran, 'b').p95, base(ran, 'c').p95].map((v) => v.toFixed(9))).toEqual([
      '0.600000000',
      '1.800000000',
      '1.200000000',
    ]);
    const { low, high } = ends(ran, 'p') as { low: number; high: number };
    expect(low).toBeLessThan(high);
    expect(ran.errors).toEqual(['R06']);
  });

  test('a distribution has no end to choose: the error says what to ask it', async () => {
    expect(said(await formulas(['x = 20% to 60%', 'y = low(x)']))[0]).toMatch(/^R06 .*quantile\(x, 5%\)/);
  });

  test('up to ten bounds are combined, more move together and say so', async () => {
    const bounds = Array.from({ length: 11 }, (_, i) => `b${i} = up to 1`);
    const sum = (n: number): string =>
      Array.from({ length: n }, (_, i) => (i % 2 ? `- b${i}` : `+ b${i}`))
        .join(' ')
        .slice(2);
    const ran = await formulas([...bounds, `ten = ${sum(10)}`, `eleven = ${sum(11)}`]);
    expect(ends(ran, 'ten')).toMatchObject({ low: -5, high: 5 });
    expect(named(ran, 'ten').notes).toBeUndefined();
    expect(ends(ran, 'eleven')).toMatchObject({ low: 0, high: 1 });
    expect(named(ran, 'eleven').notes?.join()).toMatch(/all lower ends and all upper ends move together/);
  });

  test('what holds between the ends only is not called impossible: the answer says it stands at the ends', async () => {
    const ran = await formulas([
      'stake = up to $100B',
      'p = P(stake > $50B and stake < $70B)',
      'hump = stake * ($100B - stake)',
      'zero = hump - hump',
      's = sd(stake)',
    ]);
    expect(named(ran, 'p').display).toBe('0%');
    expect(named(ran, 'p').notes?.join()).toMatch(/^At the ends/);
    expect(named(ran, 'hump').notes?.join()).toMatch(/^At the ends/);
    expect(['zero', 's'].map((n) => valueOf(ran, n))).toEqual([0, 0]);
  });

  test('a sum over an open bound and a distribution has no upper end, and never NaN', async () => {
    const ran = await formulas(['s = (at least $1B) + ($40B to $50B)']);
    expect(named(ran, 's').display).toBe('lowest $41B to $51B; highest open');
    expect(ran.text + ran.printed).not.toMatch(/NaN|Infinity/);
  });
});

describe('gauges and assertions over uncertain values', () => {
  test('a gauge is judged by its median, and says how likely each level is', async () => {
    const ran = await formulas([
      'gauge g = 20% to 60%  warn > 30%  alarm > 50%',
      'gauge b = 1 up to 3  warn > 2  alarm > 2.5',
    ]);
    expect(ran.json.gauges).toMatchObject([
      { name: 'g', level: 'warn', value: expect.closeTo(Math.sqrt(0.12), 6) as number },
      { name: 'b', level: 'alarm', levels: ['ok', 'alarm'] },
    ]);
    expect(ran.text).toMatch(/alarm in 1\d%, warn in 5\d%, ok in 3\d%/);
  });

  test('an assertion needs certainty: else it offers a probability', async () => {
    const ran = await formulas(['x = 20% to 60%', 'assert x > 30%', 'assert P(x > 15%) > 95%']);
    expect(said(ran)).toEqual([
      'R06 This is not certain: it holds in 66.7% of samples. Assert a probability, `P(…) > 95%`: x > 30%',
    ]);
    expect(ran.json.asserts.map((a) => a.holds)).toEqual([false, true]);
  });
});
