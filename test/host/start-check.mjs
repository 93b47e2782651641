// Checks `npm start`: it builds, prints an address, shows the sample there as a notebook, and ends on Ctrl+C.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { root } from './packages.mjs';
import { notebookShown } from './workbench.mjs';

const counts = { passed: 0, failed: 0 };
const check = (what, good) => {
  counts[good ? 'passed' : 'failed'] += 1;
  console.log(`  ${good ? '✔' : '✘'} ${what}`);
};

const start = spawn(process.execPath, [path.join(root, 'test/host/start.mjs'), '--no-open'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => start.once('close', resolve));
const address = new Promise((resolve, reject) => {
  let output = '';
  start.stdout.on('data', (chunk) => {
    output += chunk;
    const found = /http:\/\/localhost:\d+\//.exec(output);
    if (found) resolve(found[0]);
  });
  ended.then((code) => reject(new Error(`it ended with ${code}:\n${output}`)));
});

let browser;
try {
  const url = await address;
  check('prints its address', true);
  browser = await openBrowser();
  await browser.page.goto(url);
  await notebookShown(browser.page);
  check('shows the sample as a notebook', true);
} catch (error) {
  check(`npm start shows the sample: ${error.message}`, false);
} finally {
  await browser?.close();
  start.kill('SIGINT');
}
// Windows has no SIGINT to send: there the process is simply ended.
check('ends on Ctrl+C', (await ended) === (process.platform === 'win32' ? null : 0));
console.log(`RESULT ${JSON.stringify(counts)}`);
process.exit(counts.failed === 0 ? 0 : 1);
