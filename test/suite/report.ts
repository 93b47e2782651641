// The lines by which `npm test` finds the suite in VS Code's own chatter and counts it.

/** What is read of Mocha's statistics. */
interface Counts {
  passes: number;
  failures: number;
  pending: number;
}

/** Marks where the suite's own output begins, and loads its tests; VS Code itself would not say why one cannot be. */
export async function load(tests: () => Promise<unknown>): Promise<void> {
  console.log('SUITE');
  try {
    await tests();
  } catch (error) {
    console.log(error instanceof Error ? error.stack : String(error));
    throw error;
  }
}

/** Prints the counts and settles the suite: no test run at all is a failure too. */
export function report(stats: Counts | undefined, resolve: () => void, reject: (error: Error) => void): void {
  const { passes: passed, failures: failed, pending: skipped } = stats ?? { passes: 0, failures: 0, pending: 0 };
  console.log(`RESULT ${JSON.stringify({ passed, failed, skipped })}`);
  if (failed > 0 || passed === 0) reject(new Error(`${failed} failed, ${passed} passed`));
  else resolve();
}
