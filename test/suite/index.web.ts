// Entry of the suite in a web extension host. Mocha's browser build defines the global `mocha`.
import 'mocha/mocha.js';
import { load, report } from './report';

/** Called by VS Code; rejects when a test failed. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: 'spec', color: false, timeout: 60_000 });
  await load(() => import('suite:all'));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(() => report(runner.stats, resolve, reject));
  });
}
