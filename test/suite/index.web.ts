// Entry of the suite in a web extension host. Mocha's browser build defines the global `mocha`.
import 'mocha/mocha.js';
import { begin, report } from './report';

/** Called by VS Code; rejects when a test failed. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: 'spec', color: false, timeout: 60_000 });
  await import('suite:all');
  begin();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(() => report(runner.stats, resolve, reject));
  });
}
