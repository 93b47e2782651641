// A notebook with its results as Markdown: tables as tables, figures as fenced words, charts as SVG files beside it.
import type { ThemeKind } from '../output/charts/theme';
import type { Output, ResultForm, SourceNote } from '../output/result';
import { webAddress } from './guard/web-address';
import { sentenceOf } from './guard/report';
import type { Report, Said } from './report';
import { chartOf, numberSources, sourceOrigin } from './report';
import { drawSvg } from './svg';

export interface MarkdownOptions {
  theme: ThemeKind;
  /** Begins the names of the charts' files: `bet` gives `bet-1.svg`. Without it charts are told in words. */
  fileStem?: string;
}

export interface MarkdownReport {
  markdown: string;
  files: { name: string; svg: string }[];
}

/** Never rejects for what a notebook holds: a chart that cannot be drawn is told in words, with the reason. */
export async function markdownReport(report: Report, options: MarkdownOptions): Promise<MarkdownReport> {
  const files: MarkdownReport['files'] = [];
  const blocks: string[] = [];
  const opened = report.cells.find(({ text }) => text.trim() !== '');
  if (opened?.kind !== 'markdown' || !/^\s*#\s/.test(opened.text)) blocks.push(`# ${plain(report.title)}`);
  for (const cell of report.cells) {
    const text = cell.text.trimEnd();
    if (text !== '') blocks.push(cell.kind === 'markdown' ? text : fenced(text, cell.language));
    for (const output of cell.outputs) blocks.push(await outputBlock(output, options, files));
    for (const said of [...cell.errors, ...(cell.warnings ?? [])]) blocks.push(saidBlock(said));
  }
  if (report.asOf !== undefined) blocks.push(`Figures as of ${plain(report.asOf)}.`);
  const { all } = numberSources(report.cells);
  if (all.length) blocks.push('## Sources', all.map(sourceLine).join('\n'));
  return { markdown: `${blocks.filter((block) => block !== '').join('\n\n')}\n`, files };
}

async function outputBlock(
  output: Output,
  { theme, fileStem }: MarkdownOptions,
  files: MarkdownReport['files'],
): Promise<string> {
  const spec = chartOf(output);
  if (spec) {
    if (fileStem === undefined) return fenced(output.text, 'text');
    try {
      const svg = await drawSvg(spec, theme);
      const name = `${fileStem}-${files.length + 1}.svg`;
      files.push({ name, svg });
      return `![${plain(output.text)}](${encodeURIComponent(name)})`;
    } catch (error) {
      return `> **This chart was not drawn.** ${plain(sentenceOf(error))}\n\n${fenced(output.text, 'text')}`;
    }
  }
  return output.result?.form === 'table' ? tableBlock(output.result) : fenced(output.text, 'text');
}

function tableBlock({ name, columns, rows, total, notes }: Extract<ResultForm, { form: 'table' }>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = line(columns.map((column) => plain(column.unit ? `${column.name} [${column.unit}]` : column.name)));
  const ruler = line(columns.map(({ align }) => (align === 'right' ? '---:' : '---')));
  const body = rows.map((row) => line(row.map(({ display }) => plain(display))));
  const more = total > rows.length ? [`The first ${rows.length} rows of ${total}.`] : [];
  const caption = name === undefined ? '' : `**${plain(name)}**, ${total} row${total === 1 ? '' : 's'}\n\n`;
  const said = [...more, ...notes].map((note) => `\n\n${plain(note)}`).join('');
  return `${caption}${[head, ruler, ...body].join('\n')}${said}`;
}

function saidBlock({ code, message, frame }: Said): string {
  return `> **${plain(code)}** ${plain(message)}\n\n${fenced(frame, 'text')}`;
}

function sourceLine(source: SourceNote, i: number): string {
  const title = plain(source.title ?? source.key);
  const address = webAddress(source.url);
  const origin = sourceOrigin(source);
  const parts = [
    `\`${source.key.replace(/[`\s]+/g, ' ')}\``,
    address === null ? title : `[${title}](<${address.replace(/[<>]/g, encodeURIComponent)}>)`,
    ...(origin === '' ? [] : [plain(origin)]),
    ...(source.quote === undefined ? [] : [`“${plain(source.quote)}”`]),
  ];
  return `${i + 1}. ${parts.join(', ')}`;
}

/** Text that Markdown reads as these characters, on one line. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#&$!]/g, (mark) => `\\${mark}`)
    .replace(/^([-+=]|\d+[.)])/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/(https?):/gi, '$1\\:');
}

/** A fenced block that nothing in the text can close. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${/^[\w-]+$/.test(language) ? language : ''}\n${text}\n${fence}`;
}
