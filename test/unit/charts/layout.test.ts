import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge } from '../../../extension/output/charts/end-labels';
import { areasBetween } from '../../../extension/output/charts/gap-areas';
import { percent, sourceLine } from '../../../extension/output/charts/frame';
import { estimateWidth, shorten, wrap, wrapAtMost, wrapEvenly } from '../../../extension/output/charts/text-width';
import { figureText } from '../../../extension/output/charts/figures';
import { valueScale } from '../../../extension/output/charts/value-axis';
import { gap } from '../../charts/gap-cases';

describe('text', () => {
  // Widths of Open Sans Regular and Semibold as a browser's canvas measures them.
  it.each([
    ['Circulation share (money that can return to its sender)', 12.5, false, 314.8],
    ['Up to 40% of the stated money would flow back to its sender', 17, true, 496.2],
    ['Source: National Business Daily (facts F03 to F20).', 10.5, false, 241.2],
  ])('%s at %d px comes within 5% of Open Sans', (text, size, bold, width) => {
    expect(Math.abs(estimateWidth(text, size, bold) / width - 1)).toBeLessThan(0.05);
  });
  it('counts a Chinese character as one em', () => expect(estimateWidth('人工智能', 10)).toBe(40));

  const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 20 }).map((list) => list.join(' '));
  it('wraps without a line wider than asked, where a character fits', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 300 }), (text, width) => {
        for (const line of wrap(text, width, 12, estimateWidth))
          expect(estimateWidth(line, 12)).toBeLessThanOrEqual(width);
      }),
    );
  });
  it('wraps evenly into as few lines as greedily', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 300 }), (text, width) => {
        const count = wrap(text, width, 12, estimateWidth).length;
        expect(wrapEvenly(text, width, 12, estimateWidth).length).toBeLessThanOrEqual(count);
      }),
    );
  });
  it.each([
    ['The quick brown fox', 60, ['The quick', 'brown fox']],
    ['人工智能基础设施', 50, ['人工智能', '基础设施']],
    ['', 50, []],
  ])('breaks “%s” at %d px', (text, width, lines) => expect(wrap(text, width, 12, estimateWidth)).toEqual(lines));
  it('cuts what is too long with an ellipsis', () => {
    expect(shorten('Donaudampfschifffahrt', 60, 12, estimateWidth)).toMatch(/^Donau.*…$/);
    expect(wrapAtMost(2, 'one two three four five six seven', 50, 12, estimateWidth)).toHaveLength(2);
    expect(wrapAtMost(2, 'one two three four five six seven', 50, 12, estimateWidth)[1]).toMatch(/…$/);
  });
});

describe('labels at the ends of lines', () => {
  const many = fc.array(fc.double({ min: 0, max: 360, noNaN: true }), { minLength: 1, maxLength: 20 });
  it('keep their order and distance, and stay inside', () => {
    fc.assert(
      fc.property(many, (ys) => {
        const out = dodge(ys, 15.5, 6, 354);
        const order = ys.map((_, i) => i).sort((a, b) => ys[a]! - ys[b]! || a - b);
        order.forEach((i, k) => {
          expect(out[i]).toBeGreaterThanOrEqual(6 - 1e-6);
          expect(out[i]).toBeLessThanOrEqual(354 + 1e-6);
          if (k > 0) expect(out[i]! - out[order[k - 1]!]!).toBeGreaterThanOrEqual(15.5 - 1e-6);
        });
      }),
    );
  });
  it('stay where they are when they have room', () =>
    expect(dodge([10, 200, 100], 15, 0, 300)).toEqual([10, 200, 100]));
});

describe('the value axis', () => {
  const ends = fc
    .tuple(fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.double({ min: 1e-3, max: 1e15, noNaN: true }))
    .map(([low, span]) => [low, low + span] as const)
    .filter(([low, high]) => high > low);
  it('holds its data, and 2 to 6 ticks that lie on it', () => {
    fc.assert(
      fc.property(ends, ([low, high]) => {
        const { domain, ticks } = valueScale(low, high);
        expect(domain[0]).toBeLessThanOrEqual(low);
        expect(domain[1]).toBeGreaterThanOrEqual(high);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(6);
        for (const t of ticks) expect(t >= domain[0] && t <= domain[1]).toBe(true);
      }),
    );
  });
  it.each([
    [0, 210e9, [0, 100e9, 200e9]],
    [0, 290e9, [0, 100e9, 200e9, 300e9]],
    [0, 8, [0, 2.5, 5, 7.5]],
    [-3, 7, [0, 5]],
  ])('from %d to %d', (low, high, ticks) => expect(valueScale(low, high).ticks).toEqual(ticks));
  it.each([
    [12e9, { as: 'money', currency: 'USD' }, '$12B'],
    [0.255, { as: 'percent' }, '25.5%'],
    [3.4, { as: 'plain', unit: 'GW' }, '3.4 GW'],
    [2.5e6, { as: 'plain' }, '2.5M'],
  ] as const)('writes %d', (value, figures, text) => expect(figureText(value, figures)).toBe(text));
});

describe('the areas of a gap', () => {
  const series = fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })), {
    minLength: 2,
    maxLength: 12,
  });
  it('enclose ∫|cost − revenue| exactly, crossings included', () => {
    fc.assert(
      fc.property(series, (pairs) => {
        const data = gap(
          pairs.map((p) => p[0]),
          pairs.map((p) => p[1]),
        );
        const { gap: above, surplus } = areasBetween(data);
        const trapezoids = (runs: { at: number; top: number; bottom: number }[][]) =>
          runs
            .flatMap((run) =>
              run.slice(1).map((b, i) => ((b.at - run[i]!.at) * (b.top - b.bottom + run[i]!.top - run[i]!.bottom)) / 2),
            )
            .reduce((s, v) => s + v, 0);
        // Between two periods d runs linearly: ∫d is the trapezoid, ∫|d| follows from the two triangles at a sign change.
        const d = pairs.map(([c, r]) => (c - r) * 1e9);
        let [positive, negative] = [0, 0];
        d.slice(1).forEach((b, i) => {
          const a = d[i]!;
          if (a * b >= 0) {
            if (a + b > 0) positive += (a + b) / 2;
            else negative -= (a + b) / 2;
          } else {
            const [up, down] = [Math.max(a, b), -Math.min(a, b)];
            positive += (up * up) / (2 * (up + down));
            negative += (down * down) / (2 * (up + down));
          }
        });
        expect(trapezoids(above)).toBeCloseTo(positive, -3);
        expect(trapezoids(surplus)).toBeCloseTo(negative, -3);
      }),
    );
  });
});

describe('small words', () => {
  it.each([
    [0, '0%'],
    [0.004, '0.4%'],
    [0.0004, 'under 0.1%'],
    [0.025, '2.5%'],
    [0.4, '40%'],
    [0.996, 'over 99%'],
    [1, '100%'],
    [1.5, '150%'],
  ])('%d is %s', (share, text) => expect(percent(share)).toBe(text));
  it.each([
    [['A', 'B'], ['Two notes.'], 'Source: A; B. Two notes.'],
    [['A.'], ['Note.'], 'Source: A. Note.'],
    [[], ['Note.'], 'Note.'],
    [['A'], [], 'Source: A'],
    [[], [], ''],
  ])('sources %j, notes %j', (sources, notes, text) => expect(sourceLine(sources, notes)).toBe(text));
});
