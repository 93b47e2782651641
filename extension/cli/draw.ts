// What the command line draws: the two reports, and one chart as a file. Vega is loaded only when something is drawn.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Request } from './arguments';
import { drawnReport } from './drawn-report';
import { writeOutput } from './files';
import { findChart } from './find-chart';
import { systemFonts } from './fonts';
import type { Report } from './report';

/** `esbuild.mjs` puts the rasteriser beside the program. */
const RASTERISER = new URL('./resvg.wasm', import.meta.url);

const readRasteriser = (): Promise<Uint8Array> =>
  readFile(RASTERISER).catch((error: unknown) => {
    throw new Error('No PNG can be drawn: `resvg.wasm` is not beside the program.', { cause: error });
  });

export async function htmlPage(report: Report): Promise<string> {
  const { htmlReport } = await import('../draw/html');
  return (await htmlReport(drawnReport(report))).trimEnd();
}

/** With `--out`, charts become SVG files beside it. */
export async function markdownPage(report: Report, { theme = 'light', out }: Request): Promise<string> {
  const { markdownReport } = await import('../draw/markdown');
  const stem = out === undefined ? undefined : path.basename(out, path.extname(out));
  const { markdown, files } = await markdownReport(drawnReport(report), { theme, ...(stem && { fileStem: stem }) });
  for (const { name, svg } of files) await writeOutput(path.join(path.dirname(out!), name), `${svg}\n`);
  return markdown.trimEnd();
}

/** Draws the chart of `chart FILE NAME --out PATH`. @throws Error with a sentence */
export async function drawChart(report: Report, { chart, out, theme = 'light', fonts }: Request): Promise<void> {
  const found = findChart(report, chart!);
  if (!found.ok) throw new Error(found.message);
  if (/\.vl\.json$/i.test(out!)) {
    const { standaloneSpec } = await import('../draw/standalone-spec');
    return writeOutput(out!, `${JSON.stringify(standaloneSpec(found.spec, theme), null, 2)}\n`);
  }
  const { drawSvg } = await import('../draw/svg');
  const svg = await drawSvg(found.spec, theme, { note: (sentence) => console.error(sentence) });
  if (/\.svg$/i.test(out!)) return writeOutput(out!, `${svg}\n`);
  const { drawPng } = await import('../draw/png');
  const advice = 'Name a font file that has them with `--font`, or draw an .svg.';
  const png = await drawPng(svg, { wasm: readRasteriser, fonts: systemFonts(fonts), advice });
  await writeOutput(out!, png);
}
