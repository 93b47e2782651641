// Results of long work, kept by what they were computed from: the same question after an edit elsewhere costs nothing.

/** Results kept; the one used longest ago goes first. */
const KEPT = 16;

export interface ContentCache<Result> {
  /** The result for `key`, computed where it is not kept. What throws is not kept. */
  get(key: string, compute: () => Result): Result;
}

export function contentCache<Result>(): ContentCache<Result> {
  const kept = new Map<string, Result>();
  return {
    get(key, compute) {
      const result = kept.has(key) ? kept.get(key)! : compute();
      kept.delete(key);
      kept.set(key, result);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
      return result;
    },
  };
}
