export interface Minimum {
  point: number[];
  value: number;
}

/**
 * Downhill simplex search within the unit cube (Nelder & Mead 1965, with the usual coefficients 1, 2, ½, ½); points outside
 * are moved to its faces. Deterministic; stops when the simplex is 1e-8 wide or after `maxSteps`.
 *
 * @param f may return Infinity where it is not defined, but not at `start`
 * @param start point in [0, 1]^d, @param size first steps along the axes
 */
export function minimise(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  size: readonly number[],
  maxSteps = 300,
): Minimum {
  const at = (raw: readonly number[]): Minimum => {
    const point = raw.map((x) => Math.min(1, Math.max(0, x)));
    return { point, value: f(point) };
  };
  const simplex = [at(start)];
  start.forEach((x, axis) => {
    // Towards the roomier side, so that a start on a face does not flatten the simplex.
    const step = (x > 0.5 ? -0.5 : 0.5) * size[axis]!;
    simplex.push(at(start.map((value, i) => (i === axis ? value + step : value))));
  });
  const worst = simplex.length - 1;
  for (let step = 0; step < maxSteps; step++) {
    simplex.sort((a, b) => a.value - b.value);
    if (width(simplex) < 1e-8) break;
    const centre = start.map((_, i) => simplex.slice(0, worst).reduce((sum, { point }) => sum + point[i]!, 0) / worst);
    const away = (factor: number) => at(centre.map((c, i) => c + factor * (c - simplex[worst]!.point[i]!)));
    const reflected = away(1);
    if (reflected.value < simplex[0]!.value) {
      const expanded = away(2);
      simplex[worst] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[worst - 1]!.value) {
      simplex[worst] = reflected;
    } else {
      const contracted = away(reflected.value < simplex[worst]!.value ? 0.5 : -0.5);
      if (contracted.value < Math.min(reflected.value, simplex[worst]!.value)) simplex[worst] = contracted;
      else shrink(simplex, at);
    }
  }
  return simplex.reduce((best, corner) => (corner.value < best.value ? corner : best));
}

function width(simplex: readonly Minimum[]): number {
  const best = simplex[0]!.point;
  return Math.max(...simplex.flatMap(({ point }) => point.map((x, i) => Math.abs(x - best[i]!))));
}

function shrink(simplex: Minimum[], at: (point: readonly number[]) => Minimum): void {
  const best = simplex[0]!.point;
  for (let i = 1; i < simplex.length; i++) {
    simplex[i] = at(simplex[i]!.point.map((x, axis) => (x + best[axis]!) / 2));
  }
}
