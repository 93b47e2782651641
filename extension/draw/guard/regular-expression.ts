// Regular expressions in a spec are literals of little work. JavaScript's engine backtracks, so a pattern such as
// `(a+)+$` takes exponential time in the length of its subject; what is let through is at most cubic.
import { BOUNDS } from './bounds';

/** Longest text that a pattern with this many unbounded quantifiers may be tried on: keeps the worst case near 10⁷ steps. */
const SUBJECT = [100_000, 3_000, 200] as const;

/** Why a pattern is refused, or `null`. `source` as between the slashes. */
export function refusedPattern(source: string): string | null {
  const bound = `bound “${BOUNDS.pattern.name}”`;
  if (source.length > BOUNDS.pattern.max) return `${bound}: a pattern of more than ${BOUNDS.pattern.max} characters`;
  const bare = source
    .replace(/\\./g, (escape) => (/\\[1-9k]/.test(escape) ? '\u0001' : 'x'))
    .replace(/\[[^\]]*\]/g, 'x');
  if (bare.includes('\u0001')) return `${bound}: a back-reference`;
  if (/\(\?(?!:)/.test(bare)) return `${bound}: a look-around or a named group`;
  if (/\)(?:[*+]|\{)/.test(bare)) return `${bound}: a repeated group`;
  if (/\{\d*,?\d{3,}\}|\{\d{3,},?\}/.test(bare)) return `${bound}: a counted repeat of 100 or more`;
  if (unbounded(bare) >= SUBJECT.length) return `${bound}: more than ${SUBJECT.length - 1} open repeats`;
  return null;
}

/** Longest subject, in characters, that an accepted pattern may meet. */
export function longestSubject(source: string): number {
  const bare = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return SUBJECT[unbounded(bare)] ?? 0;
}

/** A bounded count can still backtrack, so `{2,50}` counts as open. */
function unbounded(bare: string): number {
  return bare.match(/[*+]|\{\d*,\d*\}/g)?.length ?? 0;
}
