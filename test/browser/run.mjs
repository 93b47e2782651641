// The renderer's own tests: the built bundle in a real browser, its page and its requests watched.
// `node test/browser/run.mjs [FILTER]` runs the checks whose name holds FILTER; RENDERER names another bundle.
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../host/browser.mjs';
import { advisoryChecks } from './advisories.mjs';
import { boundChecks } from './bounds.mjs';
import { chartChecks } from './charts.mjs';
import { formChecks } from './forms.mjs';
import { lifecycleChecks } from './lifecycle.mjs';
import { networkChecks } from './network.mjs';
import { pictureChecks } from './pictures.mjs';
import { refusalChecks } from './refusals.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const bundle = process.env.RENDERER ?? path.join(root, 'dist/renderer.js');
const filter = process.argv[2] ?? '';

/** Stricter than any page that shows notebooks; VS Code's own webview has none, which is the second pass. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'none'; img-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'";
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Outputs</title>
<link rel="icon" href="data:,"></head><body class="vscode-light"><div id="outputs"></div><script type="module" src="/page.mjs"></script></body></html>`;

function startServer() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const strict = pathname === '/strict';
    if (strict || pathname === '/open') {
      response.writeHead(200, {
        'content-type': 'text/html',
        ...(strict ? { 'content-security-policy': POLICY } : {}),
      });
      return response.end(strict ? PAGE.replace('<link rel="icon" href="data:,">', '') : PAGE);
    }
    const file = { '/page.mjs': path.join(here, 'page.mjs'), '/renderer.js': bundle }[pathname];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/javascript' });
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Runs every check on a page; each check gets a page without outputs. */
async function runPass(page, address, name, checks) {
  const requests = [];
  const complaints = [];
  const expected = (url) =>
    ['/strict', '/open', '/page.mjs', '/renderer.js', '/favicon.ico'].some(
      (known) => url === new URL(known, address).href,
    );
  const listen = {
    request: (request) =>
      !expected(request.url()) &&
      !request.url().startsWith('blob:') &&
      request.url() !== 'data:,' &&
      requests.push(request.url()),
    console: (message) =>
      message.type() === 'error' && !/favicon/.test(message.location().url) && complaints.push(message.text()),
    pageerror: (error) => complaints.push(String(error)),
  };
  for (const [event, listener] of Object.entries(listen)) page.on(event, listener);
  let passed = 0;
  let failed = 0;
  const load = async () => {
    await page.goto(address);
    await page.waitForSelector('body[data-ready]', { state: 'attached' });
  };
  await load();
  for (const check of checks) {
    if (!`${name} ${check.name}`.includes(filter)) continue;
    requests.length = 0;
    complaints.length = 0;
    try {
      await check.run(page);
      const changes = await page.evaluate(() => window.harness.changes());
      const attacked = await page.evaluate(() => window.attacked + window.opened.length);
      if (changes.length > 0) throw new Error(`the page has changed: ${changes.join(', ')}`);
      if (attacked > 0) throw new Error('code of the notebook ran');
      if (requests.length > 0) throw new Error(`requests went out: ${requests.join(', ')}`);
      if (complaints.length > 0) throw new Error(`the console has errors: ${complaints.join(' | ')}`);
      passed += 1;
      console.log(`ok   ${name}: ${check.name}`);
      await page.evaluate(() => window.harness.dispose());
    } catch (error) {
      failed += 1;
      console.log(
        `FAIL ${name}: ${check.name}\n     ${String(error.message ?? error)
          .split('\n')
          .slice(0, 4)
          .join('\n     ')}`,
      );
      await load();
    }
  }
  for (const [event, listener] of Object.entries(listen)) page.off(event, listener);
  return { passed, failed };
}

if (!existsSync(bundle)) {
  console.error(`There is no ${bundle}. Run \`npm run build\` first.`);
  process.exit(2);
}
mkdirSync(path.join(root, 'out/browser'), { recursive: true });
const server = await startServer();
const { port } = server.address();
const { page, close } = await openBrowser({ viewport: { width: 1000, height: 900 } });
const sums = { passed: 0, failed: 0 };
try {
  const hostile = [...refusalChecks, ...advisoryChecks, ...networkChecks];
  const all = [...hostile, ...boundChecks, ...chartChecks, ...formChecks, ...lifecycleChecks];
  for (const [name, checks] of [
    ['strict', all],
    ['open', [...hostile, ...pictureChecks(path.join(root, 'out/browser'))]],
  ]) {
    const { passed, failed } = await runPass(page, `http://127.0.0.1:${port}/${name}`, name, checks);
    sums.passed += passed;
    sums.failed += failed;
  }
} finally {
  await close();
  server.close();
}
console.log(`${sums.passed} passed, ${sums.failed} failed`);
process.exitCode = sums.failed > 0 ? 1 : 0;
