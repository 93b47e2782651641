import { describe, expect, it } from 'vitest';
import { themeConfig, TOKENS, use } from '../../../extension/output/charts/theme';
import type { ThemeKind, Tokens } from '../../../extension/output/charts/theme';

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (x + 0.05) / (y + 0.05);
}

// Contrast with paper as the design's table gives it, in the order Light, Dark, High Contrast dark, High Contrast light.
const KINDS: ThemeKind[] = ['light', 'dark', 'hc-dark', 'hc-light'];
const TABLE: [keyof Tokens, number[]][] = [
  ['ink', [11.2, 10.3, 21, 14.5]],
  ['ink2', [6.2, 6.1, 21, 14.5]],
  ['rule', [3.5, 4.2, 21, 14.5]],
  ['muted', [3.4, 3.5, 7.5, 5.3]],
  ['accent', [6.8, 7.1, 10, 8.6]],
  ['blue', [6.5, 7.7, 10.5, 9]],
  ['gold', [3.3, 11.1, 17.9, 4.9]],
];

describe.each(TABLE)('%s', (token, expected) => {
  it.each(KINDS.map((kind, i) => [kind, expected[i]!] as const))('has its contrast with paper in %s', (kind, value) => {
    expect(contrast(TOKENS[kind][token], TOKENS[kind].paper)).toBeCloseTo(value, 0.7);
  });
  const least = ['ink', 'ink2', 'accent', 'blue'].includes(token) ? 4.5 : 3;
  it.each(KINDS)(`has at least ${least}:1 in %s`, (kind) => {
    expect(contrast(TOKENS[kind][token], TOKENS[kind].paper)).toBeGreaterThanOrEqual(least);
  });
});

describe('themeConfig', () => {
  it.each(KINDS)('gives every token by name in %s', (kind) => {
    const { params } = themeConfig(TOKENS[kind]) as { params: { name: string; value: string }[] };
    expect(Object.fromEntries(params.map((p) => [p.name, p.value]))).toEqual(TOKENS[kind]);
  });
  it('lets a mark name a token', () => expect(use('accent')).toEqual({ expr: 'accent' }));
});
