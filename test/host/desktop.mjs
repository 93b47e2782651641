// The same suite in desktop VS Code (Electron), which has to be downloaded: for machines with the internet and a display.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './packages.mjs';

/** Exit codes beside 0 and 1, so that a script can tell "could not run here" from "a test failed". */
const noDisplay = 3;
const noDownload = 4;

const silent = { report() {}, error() {} };

/**
 * @param {string} folder the workspace to open
 * @returns {Promise<number>} 0, 1 when a test failed, 3 without a display, 4 where VS Code cannot be downloaded
 */
export async function runDesktop(folder) {
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  let vscodeExecutablePath = process.env.VSCODE;
  try {
    vscodeExecutablePath ??= await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: path.join(root, '.vscode-test'),
      reporter: silent,
      timeout: 30_000,
    });
  } catch (error) {
    const reason = error.cause?.message ?? error.message ?? String(error);
    console.error(
      `Desktop VS Code could not be downloaded (${reason.split('\n')[0]}). This host needs the internet, or VSCODE set to an installed one; the web and node hosts need neither.`,
    );
    return noDownload;
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    console.error('Desktop VS Code needs a display. Run: xvfb-run -a npm run test:desktop');
    return noDisplay;
  }
  const data = mkdtempSync(path.join(os.tmpdir(), 'aibubble-desktop-'));
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist/test/node.js'),
      launchArgs: [
        folder,
        ...['--disable-extensions', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
        // A short folder of its own: VS Code makes a socket in it, and socket paths are limited to about 100 bytes.
        `--user-data-dir=${data}`,
      ],
    });
    return 0;
  } catch (error) {
    console.error(error.message);
    return 1;
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
