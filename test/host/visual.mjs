// node test/host/visual.mjs web|node: a notebook in the real workbench. Opens a sample, runs all its cells, reads the
// flow chart in the output frame, switches the theme; leaves a picture of each theme in out/.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser.mjs';
import { createWorkspace, startHost } from './hosts.mjs';
import { root } from './packages.mjs';
import { bringIntoView, findOutput, openNotebook, openWorkbench, runCommand, until } from './workbench.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: 'openai-trillion-dollar-bet.aibubble' },
    names: { type: 'string', default: 'OpenAI,Nvidia' },
    command: { type: 'string', default: 'AI Bubble' }, // any command of the extension: its being offered means "loaded"
  },
});
const which = positionals[0] ?? 'web';
const chart = 'figure.aibubble-chart:has(svg)';
const picture = (name) => path.join(root, 'out', `${which}-${name}.png`);
mkdirSync(path.join(root, 'out'), { recursive: true });

/**
 * The workbench logs errors of its own when offline; ours are those of the output's webview and of our files. The
 * query is left out: it names the workspace.
 */
const isOurs = (message) => {
  const text = message.location().url.split('?')[0] + ' ' + message.text();
  return /webview|devextensions|dist\/(renderer|extension|kernel)|aibubble/.test(text) && !/package\.nls/.test(text);
};

const counts = { passed: 0, failed: 0 };
function check(what, good, detail = '') {
  counts[good ? 'passed' : 'failed'] += 1;
  console.log(`  ${good ? '✔' : '✘'} ${what}${good || !detail ? '' : `: ${detail}`}`);
}

async function drive(page, url) {
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && isOurs(message)) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));

  await openWorkbench(page, url, options.command);
  await openNotebook(page, options.sample);
  check(`opens ${options.sample} as a notebook`, true);

  await runCommand(page, 'Notebook: Run All');
  const names = options.names.split(',');
  const { frame, match } = await findOutput(page, chart, names[0]);
  const text = await until(
    async () => {
      const shown = (await match.locator('svg text').allTextContents()).join(' ');
      return names.every((name) => shown.includes(name)) && shown;
    },
    `the names ${names.join(', ')} in the chart`,
  );
  check(`draws a chart with ${names.join(' and ')}`, true, text);

  await bringIntoView(page, match);
  await page.screenshot({ path: picture('light') });
  const label = match.locator('svg text', { hasText: names[0] }).first();
  const colour = () => label.evaluate((element) => getComputedStyle(element).fill).catch(() => undefined);
  const isDark = () => frame.evaluate(() => document.body.classList.contains('vscode-dark'));
  const [light, startedDark] = [await colour(), await isDark()];
  await runCommand(page, 'Preferences: Toggle between Light/Dark Themes');
  await until(async () => (await isDark()) !== startedDark, 'the other theme in the output');
  const dark = await until(async () => {
    const now = await colour();
    return now !== light && now;
  }, `another colour than ${light} in the chart`);
  check(`draws it anew in the other theme (${light} to ${dark})`, true);
  await page.screenshot({ path: picture('dark') });
  check('logs no error of ours', errors.length === 0, errors.slice(0, 5).join('\n    '));
}

const workspace = createWorkspace();
let host;
let browser;
try {
  host = await startHost(which, { folder: workspace.folder });
  browser = await openBrowser();
  await drive(browser.page, host.url);
} catch (error) {
  check('the workbench could be driven to the end', false, error.message);
  await browser?.page.screenshot({ path: picture('failure') }).catch(() => {});
  console.log(`    see ${picture('failure')}`);
} finally {
  await browser?.close();
  await host?.close();
  workspace.remove();
}
console.log(`RESULT ${JSON.stringify(counts)}`);
process.exit(counts.failed === 0 ? 0 : 1);
