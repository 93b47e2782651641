import { describe, expect, test } from 'vitest';
import { failures, figures } from './figures';

describe('the worked examples of Microsoft Excel’s documentation', () => {
  test('NPV: 10%, −10,000, 3,000, 4,200, 6,800 is 1,188.44', async () => {
    const f = await figures('table t\nn, amount [$]\n1, -10000\n2, 3000\n3, 4200\n4, 6800', 'x = npv(10%, t.amount)');
    expect(f.of('x')).toBeCloseTo(1188.44, 2);
  });
  test('IRR: −70,000, 12,000, 15,000, 18,000, 21,000, 26,000 is 8.7%; after four years −2.1%', async () => {
    const f = await figures(
      'x = irr([-$70000, $12000, $15000, $18000, $21000, $26000])\ny = irr([-$70000, $12000, $15000, $18000, $21000])',
    );
    expect(f.of('x')).toBeCloseTo(0.0866, 4);
    expect(f.of('y')).toBeCloseTo(-0.0212, 4);
  });
  test('XIRR: five dated flows give 37.34%', async () => {
    const f = await figures(
      'table t\ndate, amount [$]\n2008-01-01, -10000\n2008-03-01, 2750\n2008-10-30, 4250\n2009-02-15, 3250\n2009-04-01, 2750',
      'x = xirr(t.amount, t.date)',
    );
    expect(f.of('x')).toBeCloseTo(0.373362535, 8);
  });
  test('MIRR: 12.61% after five years, −4.80% after three, 13.48% reinvested at 14%', async () => {
    const f = await figures(
      'table t\nyear, amount [$]\n0, -120000\n1, 39000\n2, 30000\n3, 21000\n4, 37000\n5, 46000',
      'x = mirr(t.amount, 10%, 12%)\ny = mirr(t.amount where year <= 3, 10%, 12%)\nz = mirr(t.amount, 10%, 14%)',
    );
    expect(f.of('x')).toBeCloseTo(0.1261, 4);
    expect(f.of('y')).toBeCloseTo(-0.048, 4);
    expect(f.of('z')).toBeCloseTo(0.1348, 4);
  });
});

test('payback counts periods, linear within one', async () => {
  const f = await figures('x = payback([-$100, $40, $40, $40])');
  expect(f.of('x')).toBe(2.5);
});

describe('no answer is an error that says why', () => {
  test.each([
    ['flows of one sign', 'irr([$1, $2])', /all of one sign/],
    ['several rates', 'irr([-$100, $230, -$132])', /several rates of return \(10%, 20%\)/],
    ['no rate', 'irr([$100, -$100, $100])', /at no rate/],
    ['flows that never pay back', 'payback([-$100, $40])', /never pay back/],
  ])('%s', async (_, formula, sentence) => {
    expect(await failures(`x = ${formula}`)).toEqual([expect.stringMatching(sentence)]);
  });
  test('a flow without a value', async () => {
    const [only] = await failures('table t\nn, amount [$]\n1, -10\n2,\n3, 20', 'x = npv(10%, t.amount)');
    expect(only).toMatch(/^F05: .*row 2/);
  });
});

test('bounds stay bounds: a present value rises with each flow', async () => {
  const f = await figures(
    'table t\nn, amount\n1, -$100\n2, $110 up to $121',
    'x = npv(10%, t.amount)\nr = irr(t.amount)',
  );
  const [low, high] = f.ends('x');
  expect(low).toBeCloseTo(-100 / 1.1 + 110 / 1.21, 9);
  expect(high).toBeCloseTo(-100 / 1.1 + 100, 9);
  expect(f.ends('r')[0]).toBeCloseTo(0.1, 9);
  expect(f.ends('r')[1]).toBeCloseTo(0.21, 9);
});
