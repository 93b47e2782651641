// The browser that shows the hosts and the renderer's own tests: the machine's Chromium, or one from a package.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, hostFolder } from './packages.mjs';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
];

const advice =
  'Install Chromium or Chrome (Debian and Ubuntu: apt-get install chromium), or set CHROMIUM to the path of one.';

/**
 * Where the browser is: the CHROMIUM variable, the usual places, else the package's own build for Linux on x64
 * (CHROMIUM=package asks for that one).
 * @returns {Promise<{ executablePath: string, libraries?: string }>} `libraries`: a folder for the loader's path
 */
async function findChromium() {
  const asked = process.env.CHROMIUM;
  if (asked && asked !== 'package') {
    if (!existsSync(asked)) throw new Error(`CHROMIUM names ${asked}, which does not exist.`);
    return { executablePath: asked };
  }
  const found = asked === 'package' ? undefined : installed.find((file) => existsSync(file));
  if (found) return { executablePath: found };
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`There is no browser. ${advice}`);
  return unpackChromium();
}

/** Unpacks the build of `@sparticuz/chromium`, with the system libraries it brings where the machine lacks them. */
async function unpackChromium() {
  const require = createRequire(path.join(hostFolder('web'), 'package.json'));
  const entry = require.resolve('@sparticuz/chromium');
  const { default: chromium, inflate } = await import(pathToFileURL(entry).href);
  const executablePath = await chromium.executablePath();
  if (missingLibraries(executablePath).length === 0) return { executablePath };
  const unpacked = await inflate(path.join(path.dirname(entry), '../bin/al2023.tar.br'));
  const libraries = path.join(unpacked, 'lib');
  const missing = missingLibraries(executablePath, libraries);
  if (missing.length > 0)
    throw new Error(
      `The packaged Chromium lacks ${missing.join(', ')} (Debian and Ubuntu: apt-get install libnss3 libnspr4 libexpat1). ${advice}`,
    );
  return { executablePath, libraries };
}

/** @returns the shared libraries that the loader cannot find for `executable`; none where there is no `ldd` to ask */
function missingLibraries(executable, libraries) {
  const env = libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env;
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8', env });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
}

/**
 * Opens a fresh headless browser.
 * @param {{ viewport?: { width: number, height: number } }} [options] in CSS pixels
 * @returns {Promise<{ page: import('playwright-core').Page, context: import('playwright-core').BrowserContext, close: () => Promise<void> }>}
 */
export async function openBrowser({ viewport = { width: 1280, height: 900 } } = {}) {
  ensure('web');
  const { executablePath, libraries } = await findChromium();
  const profile = mkdtempSync(path.join(os.tmpdir(), 'notebook-browser-'));
  // A webview lives on another site (<id>.localhost) and needs its service worker there. Full Chromium blocks
  // third-party storage unless its profile says otherwise, and the output would stay empty.
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(
    path.join(profile, 'Default/Preferences'),
    JSON.stringify({ profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }),
  );
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  process.once('exit', removeProfile); // also when the run is interrupted
  const { chromium } = createRequire(path.join(hostFolder('web'), 'package.json'))('playwright-core');
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      viewport,
      env: libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env,
      args: [
        '--no-sandbox', // a container's root has no sandbox; the pages are our own
        ...['--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
    });
    const page = context.pages()[0] ?? (await context.newPage());
    const close = async () => {
      await context.close();
      removeProfile();
    };
    return { page, context, close };
  } catch (error) {
    removeProfile();
    throw new Error(`The browser ${executablePath} did not start. ${advice}\n${error.message}`, { cause: error });
  }
}
