// `npm start`: installs what is missing, builds, and opens the sample notebook in VS Code.
//   npm start -- --web               in the browser, even where desktop VS Code is installed
//   npm start -- --no-open           only prints the address
//   npm start -- --port 3000         a fixed port
// Node built-ins only: on a bare machine this runs before the packages are there.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createWorkspace, startWeb } from './hosts.mjs';
import { ensureProject, root } from './packages.mjs';

const sample = 'openai-trillion-dollar-bet.aibubble';
const windows = process.platform === 'win32';

/** @returns whether `code`, the command of desktop VS Code, answers */
const hasDesktop = () => spawnSync('code', ['--version'], { stdio: 'ignore', shell: windows }).status === 0;

/** Opens desktop VS Code with the extension as it was built; the command returns at once. */
function openDesktop() {
  const quote = (argument) => (windows ? `"${argument}"` : argument);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, path.join(root, 'samples', sample)];
  const { status } = spawnSync('code', args.map(quote), { stdio: 'inherit', shell: windows });
  return status === 0;
}

/** Opens the user's own browser where there is one; the address is printed all the same. */
function openBrowserAt(url) {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', '""'] }[process.platform] ?? [
    'xdg-open',
  ];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('There is no browser here to open it with.'));
  child.unref();
}

async function serve({ port, open }) {
  const workspace = createWorkspace();
  const host = await startWeb({
    folder: workspace.folder,
    port,
    extensions: [path.join(root, 'test/host/opener')],
  });
  console.log(`\nVS Code with the sample notebook: ${host.url}`);
  console.log('What you change there stays in the browser. Ctrl+C stops.');
  if (open) openBrowserAt(host.url);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, async () => {
      await host.close();
      workspace.remove();
      process.exit(0);
    });
}

const { values: options } = parseArgs({
  options: {
    web: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
});
ensureProject();
console.log('Building …');
const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(1);
const open = !options['no-open'];
if (open && !options.web && hasDesktop() && openDesktop()) console.log(`Opened samples/${sample} in desktop VS Code.`);
else await serve({ port: Number(options.port), open });
