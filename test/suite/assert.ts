// Assertions that run in both extension hosts: Node's `assert` is not there in a web worker.

/** Fails unless `actual` and `expected` are the same primitive, or have the same JSON. */
export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  if (Object.is(actual, expected)) return;
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  const comparable = typeof actual === 'object' && typeof expected === 'object';
  if (!comparable || left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

/** Fails unless `condition` holds, and tells the compiler that it does. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/**
 * Waits until `condition` gives a truthy value and returns it. Never waits for a time: the limit (in milliseconds)
 * only ends a wait that would otherwise last for ever.
 */
export async function until<T>(condition: () => T | PromiseLike<T>, what: string, limit = 30_000): Promise<T> {
  for (const start = Date.now(); ;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() - start > limit) throw new Error(`never came about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
