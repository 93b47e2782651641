// A notebook's results for the command line: as text to read, and as the versioned JSON object.
import type { CellResult } from '../kernel/protocol';
import type { Evaluated } from '../kernel/session';
import { assertion, gaugeOf, outcomeOf } from '../kernel/show-cell';
import type { Diagnostic } from '../language/diagnostic';
import { baseUnit } from '../language/dimension';
import type { Dimension } from '../language/dimension';
import type { CheckedStatement } from '../language/analysis';
import { dayText } from '../output/value-text';
import type { Json, UnitName } from '../output/json';
import { valueJson } from '../output/json';
import type { GaugeResult } from '../output/result';

/** A cell with its number in the file, Markdown cells counted from 1. */
export interface NumberedCell {
  id: string;
  number: number;
  text: string;
  result?: CellResult;
}

export interface Report {
  file: string;
  cells: NumberedCell[];
  evaluated: Evaluated;
  diagnostics: Diagnostic[];
  gauges: (GaugeResult & { cell: number })[];
  asserts: { cell: number; line: number; holds: boolean; message: string }[];
}

const unitName: UnitName = (shape) => (shape.dimension ? baseUnit(shape.dimension as Dimension) : '1');

export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
}

export function makeReport(file: string, cells: NumberedCell[], evaluated: Evaluated): Report {
  const { analysis } = evaluated;
  const report: Report = { file, cells, evaluated, diagnostics: [], gauges: [], asserts: [] };
  for (const cell of cells) {
    report.diagnostics.push(
      ...analysis.diagnostics.filter((d) => d.cell === cell.id),
      ...(cell.result?.diagnostics ?? []),
    );
    for (const checked of analysis.cells.get(cell.id)?.statements ?? []) addStatement(checked, cell, report);
  }
  return report;
}

function addStatement(checked: CheckedStatement, cell: NumberedCell, report: Report): void {
  const { statement } = checked;
  if ((statement.kind !== 'gauge' && statement.kind !== 'assert') || checked.failed || checked.waitsFor.length) return;
  const outcome = outcomeOf(checked, report.evaluated);
  if (!outcome?.ok) return;
  if (statement.kind === 'gauge') {
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

/** Errors outrank; a failed assertion or an alarm (or a warning, where asked) gives 2. */
export function exitCode(report: Report, failOn: 'warn' | 'alarm' | 'never'): ExitCode {
  // An assertion that does not hold is an outcome of the notebook, not an error in it.
  if (report.diagnostics.some((d) => d.severity === 'error' && d.code !== 'R20')) return 1;
  if (report.asserts.some((a) => !a.holds)) return 2;
  if (failOn === 'never') return 0;
  return report.gauges.some((g) => g.level === 'alarm' || (failOn === 'warn' && g.level === 'warn')) ? 2 : 0;
}

export function jsonReport(report: Report): string {
  const { evaluated, cells } = report;
  const { analysis, graph, context } = evaluated;
  const number = new Map(cells.map((c) => [c.id, c.number]));
  const names: { [key: string]: Json } = Object.create(null) as { [key: string]: Json };
  for (const definition of analysis.definitions.values()) {
    // Local names stay in their cell; data cells are tables with their own outputs.
    if (definition.key !== definition.name || definition.failed || !definition.node) continue;
    const outcome = graph.outcome(definition.key);
    if (!outcome?.ok) continue;
    const json = valueJson(outcome.value, definition.type, unitName);
    if (json)
      names[definition.name] = {
        cell: number.get(definition.cell)!,
        ...json,
        sources: evaluated.sources.ofName(definition.key),
      };
  }
  const charts = cells.flatMap((cell): Json[] =>
    (cell.result?.outputs ?? []).flatMap((output): Json[] => {
      if (!output.vegalite) return [];
      const name = output.result?.form === 'chart' ? output.result.data.chart : 'vega-lite';
      return [{ cell: cell.number, name, spec: output.vegalite as unknown as Json }];
    }),
  );
  const text = new Map(cells.map((c) => [c.id, c.text]));
  const object: Json = {
    version: 1,
    file: report.file,
    ok: exitCode(report, 'never') !== 1,
    as_of: context.asOf === undefined ? null : dayText(context.asOf),
    names,
    gauges: report.gauges.map((g) => ({
      name: g.name,
      value: g.value,
      level: g.level,
      cell: g.cell,
      display: g.display,
    })),
    asserts: report.asserts.map((a) => ({ ...a })),
    charts,
    diagnostics: report.diagnostics.map((d) => ({
      cell: number.get(d.cell)!,
      ...lineAndColumn(text.get(d.cell)!, d.start),
      code: d.code,
      severity: d.severity,
      message: d.message,
    })),
  };
  return JSON.stringify(object, null, 2);
}

export function textReport(report: Report): string {
  const parts = report.cells.flatMap((cell) => (cell.result?.outputs ?? []).map((output) => output.text));
  const said = diagnosticLines(report, ['error', 'warning']);
  return [...parts, ...(said.length ? [said.join('\n')] : [])].join('\n\n');
}

/** `file:cell 3:1:8 error U04 …`, most useful first. */
export function diagnosticLines(report: Report, severities: readonly Diagnostic['severity'][]): string[] {
  const { cells, file } = report;
  return report.diagnostics
    .filter((d) => severities.includes(d.severity))
    .map((d) => {
      const cell = cells.find((c) => c.id === d.cell)!;
      const { line, column } = lineAndColumn(cell.text, d.start);
      return `${file}: cell ${cell.number}, line ${line}, column ${column}: ${d.severity} ${d.code}: ${d.message}`;
    });
}
