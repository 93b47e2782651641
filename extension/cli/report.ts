// A notebook's results for the command line: as text to read, and as the versioned JSON object.
import type { FrontMatterProblem } from '../format/front-matter';
import type { Value } from '../engine/value';
import type { CellResult } from '../kernel/protocol';
import type { Evaluated } from '../kernel/evaluated';
import { assertion, gaugeOf, outcomeOf } from '../kernel/show-cell';
import type { Diagnostic } from '../language/diagnostic';
import { baseUnit } from '../language/dimension';
import type { Dimension } from '../language/dimension';
import type { CheckedStatement } from '../language/analysis';
import type { CellInput } from '../language/notebook';
import { dayText, notesOf } from '../output/value-text';
import type { Json, UnitName } from '../output/json';
import { valueJson } from '../output/json';
import type { GaugeResult } from '../output/result';

/** A cell with its number in the file, Markdown cells counted from 1. */
export interface NumberedCell {
  id: string;
  number: number;
  kind: CellInput['kind'];
  language: string;
  text: string;
  result?: CellResult;
}

export interface Report {
  file: string;
  /** The front matter's. */
  title?: string;
  cells: NumberedCell[];
  evaluated: Evaluated;
  /** In the order of the cells and of the places in them. */
  diagnostics: Diagnostic[];
  /** Mistakes in the front matter, which is no cell. */
  frontMatter: readonly FrontMatterProblem[];
  gauges: (GaugeResult & { cell: number })[];
  asserts: { cell: number; line: number; holds: boolean; message: string }[];
}

/** The front matter is cell 0 in the JSON: cells count from 1. */
const FRONT_MATTER = 'P10';

const unitName: UnitName = (shape) => (shape.dimension ? baseUnit(shape.dimension as Dimension) : '1');

export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
}

export function makeReport(
  file: string,
  cells: NumberedCell[],
  evaluated: Evaluated,
  frontMatter: readonly FrontMatterProblem[] = [],
): Report {
  const { analysis } = evaluated;
  const report: Report = { file, cells, evaluated, diagnostics: [], frontMatter, gauges: [], asserts: [] };
  for (const cell of cells) {
    const found = [...analysis.diagnostics.filter((d) => d.cell === cell.id), ...(cell.result?.diagnostics ?? [])];
    report.diagnostics.push(...found.sort((a, b) => a.start - b.start));
    for (const checked of analysis.cells.get(cell.id)?.statements ?? []) addStatement(checked, cell, report);
  }
  return report;
}

const hasNone = (value: Value): boolean => typeof value === 'object' && value.kind === 'missing';

function addStatement(checked: CheckedStatement, cell: NumberedCell, report: Report): void {
  const { statement } = checked;
  if ((statement.kind !== 'gauge' && statement.kind !== 'assert') || checked.failed || checked.waitsFor.length) return;
  const outcome = outcomeOf(checked, report.evaluated);
  if (!outcome?.ok) return;
  if (statement.kind === 'gauge') {
    if (hasNone(outcome.value)) return;
    const sources = report.evaluated.sources.ofName(checked.key!);
    report.gauges.push({
      ...gaugeOf(checked, statement.name, outcome.value, sources, report.evaluated),
      cell: cell.number,
    });
    return;
  }
  const stated = statement.message ?? cell.text.slice(statement.test.start, statement.test.end);
  const { holds, message } = assertion(outcome.value, stated);
  report.asserts.push({ cell: cell.number, line: lineAndColumn(cell.text, statement.start).line, holds, message });
}

export type ExitCode = 0 | 1 | 2;

/** An assertion that does not hold is an outcome of the notebook, not a mistake in it. */
const isMistake = (d: Diagnostic): boolean => d.severity === 'error' && d.code !== 'R20';

/** Errors outrank; a failed assertion or an alarm (or a warning, where asked) gives 2, unless nothing is to fail. */
export function exitCode(report: Report, failOn: 'warn' | 'alarm' | 'never'): ExitCode {
  if (report.frontMatter.length > 0 || report.diagnostics.some(isMistake)) return 1;
  if (failOn === 'never') return 0;
  if (report.asserts.some((a) => !a.holds)) return 2;
  return report.gauges.some((g) => g.level === 'alarm' || (failOn === 'warn' && g.level === 'warn')) ? 2 : 0;
}

/** Every name that has a value, data cells included; local names stay in their cell. */
function namesJson({ evaluated, cells }: Report): Json {
  const { analysis, graph, sources } = evaluated;
  const number = new Map(cells.map((c) => [c.id, c.number]));
  const names = Object.create(null) as { [key: string]: Json };
  for (const definition of analysis.definitions.values()) {
    if (definition.key !== definition.name || definition.failed) continue;
    const outcome = graph.outcome(definition.key);
    if (!outcome?.ok) continue;
    const json = valueJson(outcome.value, definition.type, unitName);
    if (!json) continue;
    const notes = [...outcome.notes.map((n) => n.text), ...notesOf(outcome.value)];
    names[definition.name] = {
      cell: number.get(definition.cell)!,
      ...json,
      sources: sources.ofName(definition.key),
      ...(notes.length && { notes }),
    };
  }
  return names;
}

/** An open end is null. */
const finite = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null);

function diagnosticsJson(report: Report): Json[] {
  const cell = new Map(report.cells.map((c) => [c.id, c]));
  return [
    ...report.frontMatter.map(({ line, message }) => ({
      cell: 0, line, column: 1, code: FRONT_MATTER, severity: 'error', message,
    })), // prettier-ignore
    ...report.diagnostics.map(({ cell: id, start, code, severity, message, related }) => {
      const place = (at: string, offset: number): { cell: number; line: number; column: number } => {
        const { number, text } = cell.get(at)!;
        return { cell: number, ...lineAndColumn(text, offset) };
      };
      const others = related?.map((r) => ({ ...place(r.cell, r.start), message: r.message }));
      return { ...place(id, start), code, severity, message, ...(others && { related: others }) };
    }),
  ];
}

/** The versioned object of `--format json`: `report.schema.json` says its form. */
export function jsonReport(report: Report): string {
  const { context } = report.evaluated;
  const charts = report.cells.flatMap((cell): Json[] =>
    (cell.result?.outputs ?? []).flatMap((output): Json[] => {
      if (!output.vegalite) return [];
      const name = output.result?.form === 'chart' ? output.result.data.chart : 'vega-lite';
      return [{ cell: cell.number, name, spec: output.vegalite as unknown as Json }];
    }),
  );
  const object: Json = {
    version: 1,
    file: report.file,
    ok: exitCode(report, 'never') === 0 && report.asserts.every((a) => a.holds),
    as_of: context.asOf === undefined ? null : dayText(context.asOf),
    names: namesJson(report),
    gauges: report.gauges.map(({ name, cell, value, level, levels, low, high, display, chances }) => ({
      name, cell, value, level, display, ...(levels && { levels: [...levels], low: finite(low), high: finite(high) }), ...(chances && { chances: { ...chances } }),
    })), // prettier-ignore
    asserts: report.asserts.map((a) => ({ ...a })),
    charts,
    diagnostics: diagnosticsJson(report),
  };
  return JSON.stringify(object, null, 2);
}

export function textReport(report: Report): string {
  const parts = report.cells.flatMap((cell) => (cell.result?.outputs ?? []).map((output) => output.text));
  const said = diagnosticLines(report, ['error', 'warning']);
  return [...parts, ...(said.length ? [said.join('\n')] : [])].join('\n\n');
}

/** `notebook.aibubble: cell 3, line 1, column 8: error U04: …` */
export function diagnosticLines(report: Report, severities: readonly Diagnostic['severity'][]): string[] {
  const { cells, file } = report;
  const cell = new Map(cells.map((c) => [c.id, c]));
  return [
    ...report.frontMatter.map(
      ({ line, message }) => `${file}: front matter, line ${line}: error ${FRONT_MATTER}: ${message}`,
    ),
    ...report.diagnostics
      .filter((d) => severities.includes(d.severity))
      .map((d) => {
        const { number, text } = cell.get(d.cell)!;
        const { line, column } = lineAndColumn(text, d.start);
        return `${file}: cell ${number}, line ${line}, column ${column}: ${d.severity} ${d.code}: ${d.message}`;
      }),
  ];
}
