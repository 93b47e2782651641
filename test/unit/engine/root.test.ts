import { describe, expect, test } from 'vitest';
import { findRoot } from '../../../extension/engine/root';

describe('roots against closed forms', () => {
  test.each([
    ['x² = 2 from 1', (x: number) => x * x - 2, 1, Math.SQRT2],
    ['(1 + x)^10 = 2 from 0.1', (x: number) => (1 + x) ** 10 - 2, 0.1, 2 ** 0.1 - 1],
    ['cos x = x from 0', (x: number) => Math.cos(x) - x, 0, 0.7390851332151607],
    ['a root far away, ln x = 25 from 1', (x: number) => Math.log(x) - 25, 1, Math.exp(25)],
    ['a start outside the domain’s edge, √(x − 3) = 2 from 4', (x: number) => Math.sqrt(x - 3) - 2, 4, 7],
  ])('%s', (_, f, start, root) => {
    const found = findRoot(f, start);
    expect(found.ok && found.at).toBeCloseTo(root, 9 - Math.max(0, Math.ceil(Math.log10(Math.abs(root)))));
  });

  test('no root: says where it came nearest', () => {
    const found = findRoot((x) => x * x + 1, 3);
    expect(found.ok).toBe(false);
    if (!found.ok) expect(found.least.value).toBeGreaterThanOrEqual(1);
  });

  test('a pole is no root', () => {
    expect(findRoot((x) => 1 / x, 1).ok).toBe(false);
  });
});
