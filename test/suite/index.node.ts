// Entry of the suite in a Node extension host (VS Code's server and desktop VS Code).
import Mocha from 'mocha';
import { load, report } from './report';

/** Called by VS Code; rejects when a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', reporter: 'spec', color: false, timeout: 60_000 });
  // Defines `suite` and `test`, which Mocha otherwise does only for files that it loads itself.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load(() => import('suite:all'));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(() => report(runner.stats, resolve, reject));
  });
}
