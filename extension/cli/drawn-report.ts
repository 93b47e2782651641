// A notebook's results as the drawing room takes them: plain cells, and a title.
import path from 'node:path';
import type { Report as DrawnReport, ReportCell, Said } from '../draw/report';
import { errorOf } from '../kernel/cell-error';
import { dayText } from '../output/value-text';
import type { NumberedCell, Report } from './report';

export function drawnReport(report: Report): DrawnReport {
  const { asOf } = report.evaluated.context;
  const frontMatter = report.frontMatter.map(({ line, message }): Said => ({
    code: 'P10',
    message,
    frame: `front matter, line ${line}`,
  }));
  const head: ReportCell = { kind: 'code', language: 'yaml', text: '', outputs: [], errors: frontMatter };
  return {
    title: titleOf(report),
    ...(asOf !== undefined && { asOf: dayText(asOf) }),
    cells: [...(frontMatter.length ? [head] : []), ...report.cells.map((cell) => drawnCell(cell, report))],
  };
}

function drawnCell({ id, kind, language, text, result }: NumberedCell, { diagnostics }: Report): ReportCell {
  const doubts = diagnostics.filter(({ cell, severity }) => cell === id && severity === 'warning');
  return {
    kind: kind === 'code' ? 'code' : 'markdown',
    language,
    text,
    outputs: result?.outputs ?? [],
    errors: result?.errors ?? [],
    warnings: doubts.map((doubt) => errorOf(doubt, text)),
  };
}

/** The front matter's title, else the first heading, else the file's name. */
function titleOf({ title, cells, file }: Report): string {
  if (title !== undefined) return title;
  const heading = cells.map(({ kind, text }) => (kind === 'code' ? null : /^\s{0,3}#\s+(.+?)\s*#*\s*$/m.exec(text)));
  return heading.find((found) => found)?.[1] ?? path.basename(file);
}
