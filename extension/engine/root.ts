// A root of a function of one number: bracketing, then Brent's method.

export type Root = { ok: true; at: number } | { ok: false; least: { at: number; value: number } };

/** Widest factor by which the search leaves its start, in either direction. */
const WIDEST = 60;

/**
 * Where `f` crosses zero, nearest to `start` first. Points at which `f` has no finite value are stepped over.
 * Without a change of sign: where |f| was least. (Brent 1973, "Algorithms for Minimization without Derivatives", ch. 4)
 */
export function findRoot(f: (x: number) => number, start: number): Root {
  const scale = Math.abs(start) || 1;
  const at = f(start);
  if (at === 0) return { ok: true, at: start };
  let least = { at: start, value: at };
  let previous = [
    { x: start, y: at },
    { x: start, y: at },
  ];
  for (let step = 0; step < WIDEST; step++) {
    const reach = scale * 1e-3 * 2 ** step;
    const next = [start + reach, start - reach].map((x) => ({ x, y: f(x) }));
    for (const side of [0, 1]) {
      const [a, b] = [previous[side]!, next[side]!];
      if (!Number.isFinite(b.y)) {
        next[side] = a;
        continue;
      }
      if (!(Math.abs(b.y) >= Math.abs(least.value))) least = { at: b.x, value: b.y };
      if (b.y === 0) return { ok: true, at: b.x };
      if (Number.isFinite(a.y) && Math.sign(a.y) !== Math.sign(b.y)) {
        const root = brent(f, a.x, b.x, a.y, b.y);
        // A pole changes sign too; a root is small.
        if (Math.abs(f(root)) <= Math.max(Math.abs(a.y), Math.abs(b.y))) return { ok: true, at: root };
      }
    }
    previous = next;
  }
  return { ok: false, least };
}

/** Brent's root in a bracket [a, b] with f(a)·f(b) < 0, to the last digits. */
function brent(f: (x: number) => number, from: number, to: number, fFrom: number, fTo: number): number {
  let [a, b, fa, fb] = [from, to, fFrom, fTo];
  if (Math.abs(fa) < Math.abs(fb)) [a, b, fa, fb] = [b, a, fb, fa];
  let [c, fc, d, bisected] = [a, fa, b - a, true];
  for (let i = 0; i < 200 && fb !== 0; i++) {
    const tolerance = 4 * Number.EPSILON * Math.abs(b);
    if (Math.abs(b - a) <= tolerance) break;
    let s: number;
    if (fa !== fc && fb !== fc) {
      s =
        (a * fb * fc) / ((fa - fb) * (fa - fc)) +
        (b * fa * fc) / ((fb - fa) * (fb - fc)) +
        (c * fa * fb) / ((fc - fa) * (fc - fb));
    } else s = b - (fb * (b - a)) / (fb - fa);
    const [near, far] = [(3 * a + b) / 4, b].sort((x, y) => x - y) as [number, number];
    const slow = bisected ? Math.abs(b - c) : Math.abs(c - d);
    if (!(s > near && s < far) || Math.abs(s - b) >= slow / 2 || slow < tolerance) {
      s = (a + b) / 2;
      bisected = true;
    } else bisected = false;
    const fs = f(s);
    if (!Number.isFinite(fs)) break;
    [d, c, fc] = [c, b, fb];
    if (Math.sign(fa) !== Math.sign(fs)) [b, fb] = [s, fs];
    else [a, fa] = [s, fs];
    if (Math.abs(fa) < Math.abs(fb)) [a, b, fa, fb] = [b, a, fb, fa];
  }
  return b;
}
