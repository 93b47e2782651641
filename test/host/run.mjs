// node test/host/run.mjs web|node|desktop: runs the suite inside that VS Code; exits with 0 only when every test passed.
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { openBrowser } from './browser.mjs';
import { runDesktop } from './desktop.mjs';
import { createWorkspace, startHost } from './hosts.mjs';
import { root } from './packages.mjs';

const limit = 300_000; // ms for the whole suite; far above what a loaded machine takes
const out = path.join(root, 'out');

/**
 * Sends every line to out/<host>.log, and the suite's own also to the terminal: before and after them VS Code
 * reports at length what it misses without the internet.
 */
function createLog(which) {
  mkdirSync(out, { recursive: true });
  const file = path.join(out, `${which}.log`);
  const stream = createWriteStream(file);
  const lines = [];
  let shown = false;
  const write = (type, parts) => {
    const line = format(...parts);
    stream.write(`${type} ${line}\n`);
    lines.push(line);
    if (line === 'SUITE') shown = true;
    else if (shown) console.log(line);
    if (line.startsWith('RESULT ')) shown = false;
  };
  /** A suite that could not be loaded prints nothing of its own: then the end of the log says why. */
  const close = () => {
    if (!lines.includes('SUITE'))
      console.log(`The suite did not begin. The end of ${file}:\n${lines.slice(-15).join('\n')}`);
    stream.end();
  };
  return { file, write, close };
}

/**
 * VS Code hands the extension host's console and the suite's exit code to two functions of the page.
 * @returns {Promise<number>} the exit code
 */
async function runInBrowser(which, folder) {
  const host = await startHost(which, { folder, tests: `dist/test/${which}.js` });
  const log = createLog(which);
  let browser;
  try {
    browser = await openBrowser();
    const { page } = browser;
    const picture = path.join(out, `${which}-timeout.png`);
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(async () => {
        await page.screenshot({ path: picture }).catch(() => {});
        reject(new Error(`no result within ${limit / 1000} s; see ${picture} and ${log.file}`));
      }, limit);
      const finish = (code) => {
        clearTimeout(timer);
        resolve(code);
      };
      page.on('crash', () => reject(new Error('the page crashed')));
      page
        .exposeFunction('codeAutomationLog', log.write)
        .then(() => page.exposeFunction('codeAutomationExit', finish))
        .then(() => page.goto(host.url))
        .catch(reject);
    });
  } finally {
    await browser?.close();
    await host.close();
    log.close();
  }
}

const which = process.argv[2];
if (!['web', 'node', 'desktop'].includes(which)) {
  console.error('usage: node test/host/run.mjs web|node|desktop');
  process.exit(2);
}
const bundle = `dist/test/${which === 'web' ? 'web' : 'node'}.js`;
if (!existsSync(path.join(root, bundle))) {
  console.error(`${bundle} is missing: run "node esbuild.mjs --tests" first`);
  process.exit(2);
}
const workspace = createWorkspace();
let code = 1;
try {
  code = await (which === 'desktop' ? runDesktop(workspace.folder) : runInBrowser(which, workspace.folder));
} catch (error) {
  console.error(error.message);
} finally {
  workspace.remove();
}
process.exit(code);
