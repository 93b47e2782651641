// A notebook as one HTML page that needs nothing else: no script, no address that is loaded, a policy that says so.
import type { SourceNote } from '../output/result';
import { webAddress } from './guard/web-address';
import { outputsHtml } from './html-outputs';
import { STYLE } from './html-style';
import { escaped } from './markup';
import { proseHtml } from './prose';
import type { Report, ReportCell, SourceNumbers } from './report';
import { numberSources, sourceOrigin } from './report';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The page as text. Charts that cannot be drawn are said in words; it never rejects for what a notebook holds. */
export async function htmlReport(report: Report): Promise<string> {
  const sources = numberSources(report.cells);
  const body: string[] = [];
  for (const [i, cell] of report.cells.entries()) body.push(await cellHtml(cell, `cell-${i + 1}`, sources));
  const asOf = report.asOf === undefined ? '' : `As of ${escaped(report.asOf)}`;
  const heading = hasHeading(report.cells) ? '' : `<h1>${escaped(report.title)}</h1>\n`;
  return `<!doctype html>
<html lang="${languageOf(report.cells)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
<header><span>${escaped(report.title)}</span><span>${asOf}</span></header>
${heading}${body.filter((part) => part !== '').join('\n')}
${sourcesHtml(sources)}
</main>
</body>
</html>
`;
}

async function cellHtml(cell: ReportCell, id: string, sources: SourceNumbers): Promise<string> {
  if (cell.kind === 'markdown') return `<section class="prose">${proseHtml(cell.text)}</section>`;
  const outputs = await outputsHtml(cell, id, sources);
  const text = cell.text.trim();
  if (text === '' && outputs === '') return '';
  return `<section class="cell">${text === '' ? '' : codeHtml(cell.language, text)}${outputs}</section>`;
}

/** Formulas stand open; rows and specs, which the output shows already, are folded under their first line. */
function codeHtml(language: string, text: string): string {
  if (language === 'aibubble') return `<pre class="formula">${escaped(text)}</pre>`;
  const summary = language === 'aibubble-data' ? text.split(/\r\n|\r|\n/, 1)[0]! : language;
  return `<details><summary>${escaped(summary)}</summary><pre>${escaped(text)}</pre></details>`;
}

/** Whether the notebook opens with a heading of its own. */
function hasHeading(cells: readonly ReportCell[]): boolean {
  const first = cells.find(({ text }) => text.trim() !== '');
  return first?.kind === 'markdown' && /^\s{0,3}#\s/.test(first.text.replace(/^\s*\n/, ''));
}

function sourcesHtml({ all }: SourceNumbers): string {
  if (all.length === 0) return '';
  return `<section class="sources"><h2>Sources</h2><ol>${all.map(sourceHtml).join('')}</ol></section>`;
}

function sourceHtml(source: SourceNote, i: number): string {
  const title = escaped(source.title ?? source.key);
  const address = webAddress(source.url);
  const linked = address === null ? title : `<a href="${escaped(address)}" rel="noopener noreferrer">${title}</a>`;
  const origin = sourceOrigin(source);
  const quote = source.quote === undefined ? '' : `<q>${escaped(source.quote)}</q>`;
  return `<li id="source-${i + 1}">${linked}${origin === '' ? '' : `, ${escaped(origin)}`}${quote}</li>`;
}

/** Which shapes of Chinese letters a browser takes, and how it hyphenates, hang on the language. */
function languageOf(cells: readonly ReportCell[]): 'zh-Hans' | 'en' {
  const prose = cells.filter(({ kind }) => kind === 'markdown').map(({ text }) => text);
  const count = (letters: RegExp): number => prose.join('').match(letters)?.length ?? 0;
  return count(/\p{Script=Han}/gu) * 2 > count(/\p{Script=Latin}/gu) ? 'zh-Hans' : 'en';
}
