// node test/charts/draw.mjs [name …]   writes out/charts/<name>-<theme>.png and a sheet of all of them.
// By environment: WIDTH of the pictures, THEMES (`light,dark`), CHROMIUM (path of the browser).
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const out = path.resolve('out/charts');
fs.mkdirSync(out, { recursive: true });
const bundle = path.join(out, 'pictures.mjs');
await esbuild.build({
  entryPoints: ['test/charts/pictures.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const { pictures } = await import(pathToFileURL(bundle).href);
const themes = (process.env.THEMES ?? 'light,dark').split(',');
const width = Number(process.env.WIDTH ?? 760);

function shoot(name, body, size, scale) {
  const page = path.join(out, `${name}.html`);
  fs.writeFileSync(page, `<meta charset="utf-8">${body}`);
  const look = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--force-device-scale-factor=${scale}`,
  ];
  const frame = `--window-size=${Math.ceil(size.width)},${Math.ceil(size.height)}`;
  const file = `--screenshot=${path.join(out, `${name}.png`)}`;
  execFileSync(process.env.CHROMIUM ?? '/usr/bin/chromium', [...look, frame, file, pathToFileURL(page).href], {
    stdio: 'ignore',
  });
  fs.rmSync(page);
}

const drawn = await pictures(process.argv.slice(2), themes, width);
for (const p of drawn) {
  for (const fault of p.faults) console.log(' ', p.name, p.theme, fault);
  if (!process.env.SHEET)
    shoot(`${p.name}-${p.theme}`, `<body style="margin:0;background:${p.paper}">${p.svg}`, p, 1.6);
}
for (const theme of themes) {
  const some = drawn.filter((p) => p.theme === theme);
  const cells = some
    .map((p) => `<div style="break-inside:avoid;padding:8px;background:${p.paper}">${p.svg}</div>`)
    .join('');
  const height = (some.reduce((sum, p) => sum + p.height + 24, 0) / 2) * 1.12 + 200;
  shoot(
    `sheet-${theme}`,
    `<body style="margin:0;columns:2;background:${some[0]?.paper}">${cells}`,
    { width: 2 * width + 60, height },
    1,
  );
}
fs.rmSync(bundle);
