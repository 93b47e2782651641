import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantity } from '../../../extension/output/quantity';
import type { NumberShape } from '../../../extension/output/shape';
import { dimension } from '../../../extension/language/dimension';
import { run } from '../cli/notebook';

const YEAR = 31_556_952;
const shape = (exponents: Record<string, number>, look: NumberShape['look'] = {}): NumberShape => ({
  kind: 'number',
  dimension: dimension(exponents),
  look,
});
const USD = shape({ USD: 1 });
const FLOW = shape({ USD: 1, s: -1 });
const TIME = shape({ s: 1 });
const POWER = shape({ W: 1 });
const PER_POWER = shape({ USD: 1, W: -1 });
const PLAIN = shape({});
const PERCENT = shape({}, { as: '%' });
const TIMES = shape({}, { as: 'x' });
const YI = shape({ CNY: 1 }, { scale: '亿' });

describe('a number is printed as people write it', () => {
  const cases: [value: number, shape: NumberShape, printed: string][] = [
    [1.08e12, USD, '$1.08T'],
    [3e11, USD, '$300B'],
    [-8e9, USD, '-$8B'],
    [0, USD, '$0'],
    [-0, USD, '$0'],
    [999.6e6, USD, '$1B'],
    [1234.5, USD, '$1.23K'],
    [12.345, USD, '$12.3'],
    [0.05, USD, '$0.05'],
    [3e11, YI, '3000亿 CNY'],
    [-3e11, YI, '-3000亿 CNY'],
    [3e11, shape({ CNY: 1 }), '300B CNY'],
    [5, shape({ EUR: 1 }), '€5'],
    [12e9 / YEAR, FLOW, '$12B/year'],
    [4e9 / (YEAR / 4), shape({ USD: 1, s: -1 }, { time: 'quarter' }), '$4B/quarter'],
    [(1e12 / 12e9) * YEAR, shape({ s: 1 }, { time: 'year' }), '83.3 years'],
    [YEAR, shape({ s: 1 }, { time: 'year' }), '1 year'],
    [2 * 3600, TIME, '2 h'],
    [20e9, POWER, '20 GW'],
    [5e5, POWER, '500 kW'],
    [45e9 / 1e9, PER_POWER, '$45B/GW'],
    [2 / 3, PERCENT, '66.7%'],
    [0.24, PERCENT, '24%'],
    [0.07, PERCENT, '7%'],
    [-0.125, PERCENT, '-12.5%'],
    [2.8, TIMES, '2.8x'],
    [165 / 59, TIMES, '2.8x'],
    [0, PLAIN, '0'],
    [1 / 3, PLAIN, '0.333'],
    [123456, PLAIN, '123456'],
    [1234567, PLAIN, '1.23M'],
    [1.5, PLAIN, '1.5'],
    [0.0000123, PLAIN, '0.0000123'],
  ];
  test.each(cases)('%d as %o is %s', (value, of, printed) => expect(quantity(value, of)).toBe(printed));
});

describe('what is printed can be pasted back', () => {
  const sizes = fc
    .tuple(fc.double({ min: 1, max: 10, noNaN: true, maxExcluded: true }), fc.integer({ min: -14, max: 24 }), fc.boolean())
    .map(([digits, power, negative]) => (negative ? -1 : 1) * digits * 10 ** power); // prettier-ignore
  const shapes: [name: string, shape: NumberShape][] = [
    ['dollars', USD],
    ['yuan in 亿', YI],
    ['yuan', shape({ CNY: 1 })],
    ['dollars a year', FLOW],
    ['dollars a quarter', shape({ USD: 1, s: -1 }, { time: 'quarter' })],
    ['durations', TIME],
    ['years', shape({ s: 1 }, { time: 'year' })],
    ['power', POWER],
    ['energy', shape({ W: 1, s: 1 })],
    ['dollars a watt', PER_POWER],
    ['plain numbers', PLAIN],
    ['per cent', PERCENT],
    ['multiples', TIMES],
  ];
  test.each(shapes)('%s', async (_, of) => {
    const values = fc.sample(sizes, { numRuns: 150, seed: 42 });
    const printed = values.map((value) => quantity(value, of));
    const { json, errors } = await run([printed.map((text, i) => `x${i} = ${text}`).join('\n')]);
    expect(errors).toEqual([]);
    values.forEach((value, i) => {
      const { base, display } = json.names[`x${i}`]!;
      // Three significant digits: half a unit of the third.
      expect(Math.abs(base!.value! - value), printed[i]).toBeLessThanOrEqual(Math.abs(value) * 0.0051);
      // Printed again it reads the same, in the units that it was written with.
      expect(display).toBe(printed[i]);
    });
  });
});

describe('bounds are printed in the words of their sources', () => {
  test.each([
    'up to $100B',
    '$50B up to $100B',
    'at least $1T',
    'up to 3000亿 CNY',
    '0.5 GW up to 2 GW',
    'up to 5 years',
    'up to 24%',
    '-$5B up to $5B',
    '-$5B up to $0',
  ])('%s', async (text) => {
    const { json } = await run([`x = ${text}`]);
    expect(json.names['x']!.display).toBe(text);
  });

  test('an open end that the language has no word for is said', async () => {
    const { json } = await run(['z = up to 10\nx = 12 / -z\ny = 3 - (at least 4)']);
    expect(json.names['x']).toMatchObject({ display: 'at most -1.2', base: { low: null, high: -1.2, unit: '1' } });
    expect(json.names['y']).toMatchObject({ display: 'at most -1', base: { low: null, high: -1 } });
  });
});
