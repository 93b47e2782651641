// One cell's result: each statement's value as an output, each mistake once.
import { compile } from '../engine/compile';
import type { Note, Outcome } from '../engine/graph';
import type { Node } from '../engine/program';
import { exactEnds } from '../engine/spread';
import type { Value } from '../engine/value';
import { isColumn, isMissing, isSpread, isTable } from '../engine/value';
import type { CheckedStatement } from '../language/analysis';
import type { Diagnostic } from '../language/diagnostic';
import { nameOfKey } from '../language/names';
import type { Type } from '../language/type';
import { chartOutput, dataCharts } from '../output/chart-output';
import {
  assertsOutput,
  columnTable,
  gaugeResult,
  gaugesOutput,
  tableOutput,
  valueLines,
  valuesOutput,
} from '../output/present';
import { quantity } from '../output/quantity';
import type { GaugeResult, Output, SourceNote, ValueLine } from '../output/result';
import { PERCENT } from '../output/value-text';
import { IMPLEMENTATIONS } from './functions';
import type { CellResult } from './protocol';
import { errorOf } from './cell-error';
import type { Evaluated } from './evaluated';
import { showVegaLite } from './vega-lite-cell';

type Shown = Pick<CellResult, 'outputs' | 'errors' | 'diagnostics'>;

export function showCell(id: string, evaluated: Evaluated): Shown {
  const cell = evaluated.analysis.cells.get(id);
  if (!cell || cell.input.kind !== 'code') return { outputs: [], errors: [], diagnostics: [] };
  const { text, language } = cell.input;
  const statics = evaluated.analysis.diagnostics.filter((d) => d.cell === id && d.severity === 'error');
  const errors = statics.map((d) => errorOf(d, text));
  if (cell.input.unclosed) return { outputs: [], errors, diagnostics: [] };
  if (language === 'vega-lite') return showVegaLite(id, evaluated);
  const shown = language === 'aibubble-data' ? showData(id, evaluated) : showStatements(cell.statements, id, evaluated);
  const runtime = shown.diagnostics.filter((d) => d.severity === 'error').map((d) => errorOf(d, text));
  return { outputs: shown.outputs, errors: [...errors, ...runtime], diagnostics: shown.diagnostics };
}

function showData(id: string, evaluated: Evaluated): Pick<Shown, 'outputs' | 'diagnostics'> {
  const { analysis, graph, context } = evaluated;
  const { data } = analysis.cells.get(id)!;
  if (!data) return { outputs: [], diagnostics: [] };
  const path = data.heading.file?.path;
  const reason = path === undefined ? undefined : evaluated.unread.get(path);
  if (reason !== undefined) {
    const { span } = data.heading.file!;
    return {
      outputs: [],
      diagnostics: [
        { cell: id, code: 'D10', severity: 'error', ...span, message: `\`${path}\` cannot be read: ${reason}.` },
      ],
    };
  }
  const definition = analysis.definitions.get(data.heading.name);
  const outcome = definition?.cell === id ? graph.outcome(definition.key) : undefined;
  if (!outcome?.ok || !isTable(outcome.value)) return { outputs: [], diagnostics: [] };
  const table = outcome.value;
  const { charts, notes } = dataCharts(table, data.type, context);
  const outputs = [tableOutput(data.heading.name, table, data.type, notes, []), ...charts];
  return { outputs, diagnostics: [] };
}

function showStatements(
  statements: readonly CheckedStatement[],
  id: string,
  evaluated: Evaluated,
): Pick<Shown, 'outputs' | 'diagnostics'> {
  const outputs: Output[] = [];
  const diagnostics: Diagnostic[] = [];
  let lines: ValueLine[] = [];
  let gauges: GaugeResult[] = [];
  let asserts: { holds: boolean; message: string }[] = [];
  let cited = new Set<string>();
  // Neighbours of one kind share an output; a change of kind begins the next.
  const flush = (): void => {
    const notes = sourceNotes(cited, evaluated);
    if (lines.length) outputs.push(valuesOutput(lines, notes));
    if (gauges.length) outputs.push(gaugesOutput(gauges, notes));
    if (asserts.length) outputs.push(assertsOutput(asserts));
    [lines, gauges, asserts, cited] = [[], [], [], new Set()];
  };
  for (const checked of statements) {
    const { statement } = checked;
    if (!['definition', 'expression', 'gauge', 'assert'].includes(statement.kind) || checked.failed) continue;
    const name = checked.key === undefined ? undefined : nameOfKey(checked.key);
    if (checked.waitsFor.length) {
      if (gauges.length || asserts.length) flush();
      lines.push(waiting(name, checked.waitsFor.map(nameOfKey)));
      continue;
    }
    const outcome = outcomeOf(checked, evaluated);
    if (!outcome) continue;
    if (!outcome.ok) {
      const [start, end] = outcome.error.at[1] > 0 ? outcome.error.at : [statement.start, statement.end];
      const own = outcome.origin === '' || outcome.origin === checked.key;
      if (own)
        diagnostics.push({
          cell: id,
          code: outcome.error.code as Diagnostic['code'],
          severity: 'error',
          start,
          end,
          message: outcome.error.message,
        });
      else {
        if (gauges.length || asserts.length) flush();
        lines.push(waiting(name, [nameOfKey(outcome.origin)]));
      }
      continue;
    }
    diagnostics.push(...noteDiagnostics(outcome.notes, statement, id));
    if (statement.kind === 'gauge' && isMissing(outcome.value))
      diagnostics.push({
        cell: id,
        code: 'R05',
        severity: 'warning',
        start: statement.start,
        end: statement.end,
        message: `The gauge \`${name}\` has no level: ${outcome.value.reason}.`,
      });
    const sources =
      checked.key !== undefined
        ? evaluated.sources.ofName(checked.key)
        : checked.node
          ? evaluated.sources.ofNode(checked.node)
          : [];
    const notes = outcome.notes.map((n) => n.text);
    const { value } = outcome;
    if (statement.kind === 'assert') {
      if (lines.length || gauges.length) flush();
      const result = assertion(value, statement.message ?? textOf(statement.test, id, evaluated));
      asserts.push({ holds: result.holds, message: result.message });
      if (!result.holds)
        diagnostics.push({
          cell: id,
          code: result.code,
          severity: 'error',
          start: statement.start,
          end: statement.end,
          message: result.sentence,
        });
      continue;
    }
    if (statement.kind === 'gauge' && !isMissing(value)) {
      if (lines.length || asserts.length) flush();
      gauges.push(gaugeOf(checked, name!, value, sources, evaluated));
      for (const key of sources) cited.add(key);
      continue;
    }
    const picture =
      value !== null && typeof value === 'object' && value.kind === 'chart' ? chartOutput(value) : undefined;
    if (picture || isTable(value) || isColumn(value)) {
      flush();
      outputs.push(picture ?? tabular(name, value, checked.type, notes, sourceNotes(new Set(sources), evaluated)));
      continue;
    }
    if (gauges.length || asserts.length) flush();
    lines.push(...valueLines(name, value, checked.type, sources, notes));
    for (const key of sources) cited.add(key);
  }
  flush();
  return { outputs, diagnostics };
}

function tabular(name: string | undefined, value: Value, type: Type, notes: string[], sources: SourceNote[]): Output {
  if (isTable(value)) {
    const totals = [...(value.extra ?? [])].map(([key, extra]) => {
      const shape = type.kind === 'table' ? type.extra?.get(key) : undefined;
      return valueLines(key, extra, shape ?? { kind: 'unknown' }, [], []).map((l) => `${l.name} = ${l.display}`);
    });
    return tableOutput(name, value, type, [...notes, ...totals.flat()], sources);
  }
  if (!isColumn(value)) throw new TypeError('a table or a column is shown as a table');
  const table = columnTable(value);
  const columns = new Map<string, Type>();
  const owner = type.kind === 'column' ? type.table : undefined;
  for (const column of table.columnNames)
    columns.set(column, column === 'value' ? type : (owner?.columns.get(column) ?? { kind: 'unknown' }));
  return tableOutput(name, table, { kind: 'table', columns }, notes, sources);
}

const waiting = (name: string | undefined, names: string[]): ValueLine => ({
  ...(name !== undefined && { name }),
  display: `waits for ${names.map((n) => `\`${n}\``).join(', ')}`,
  sources: [],
  notes: [],
});

/** The value of a statement: of its name, or of its own tree. */
export function outcomeOf(checked: CheckedStatement, { graph }: Evaluated): Outcome | undefined {
  if (checked.key !== undefined) return graph.outcome(checked.key);
  return checked.node && graph.run(compile(checked.node, IMPLEMENTATIONS));
}

/** The result of an expression that has no name: a gauge's level. */
export function valueOfNode(node: Node | undefined, { graph }: Evaluated): Value | undefined {
  const outcome = node && graph.run(compile(node, IMPLEMENTATIONS));
  return outcome?.ok ? outcome.value : undefined;
}

export function gaugeOf(
  checked: CheckedStatement,
  name: string,
  value: Value,
  sources: string[],
  evaluated: Evaluated,
): GaugeResult {
  const { levels } = checked;
  return gaugeResult({
    name,
    value,
    shape: checked.type,
    warn: valueOfNode(levels?.warn, evaluated),
    alarm: valueOfNode(levels?.alarm, evaluated),
    direction: levels?.direction ?? 'above',
    sources,
  });
}

export type Assertion =
  { holds: true; message: string } | { holds: false; message: string; sentence: string; code: 'R20' | 'R06' | 'R05' };

/** `assert` needs a certain truth. */
export function assertion(value: Value, message: string): Assertion {
  if (value === 1) return { holds: true, message };
  if (isSpread(value)) {
    const atEnds = value.data.every((v) => v === 1);
    if (atEnds && exactEnds(value)) return { holds: true, message };
    if (atEnds)
      return {
        holds: false,
        message,
        code: 'R06',
        sentence: `This holds at the ends; between them it is not known to. Assert one end, \`low(…)\` or \`high(…)\`: ${message}`,
      };
    const share = value.data.filter((v) => v === 1).length / value.data.length;
    if (share > 0 && value.samples > 1 && value.axes.length === 0)
      return {
        holds: false,
        message,
        code: 'R06',
        sentence: `This is not certain: it holds in ${quantity(share, PERCENT)} of samples. Assert a probability, \`P(…) > 95%\`: ${message}`,
      };
    if (share > 0)
      return {
        holds: false,
        message,
        code: 'R06',
        sentence: `This is not certain: it holds at some ends only. Assert a probability, \`P(…) > 95%\`, or one end, \`low(…)\`: ${message}`,
      };
  }
  if (isMissing(value))
    return { holds: false, message, code: 'R05', sentence: `This cannot be decided: ${value.reason}.` };
  return { holds: false, message, code: 'R20', sentence: `The assertion does not hold: ${message}` };
}

function textOf(span: { start: number; end: number }, id: string, { analysis }: Evaluated): string {
  return analysis.cells.get(id)!.input.text.slice(span.start, span.end);
}

function noteDiagnostics(notes: readonly Note[], span: { start: number; end: number }, cell: string): Diagnostic[] {
  return notes.flatMap((note) =>
    note.code
      ? [
          {
            cell,
            code: note.code as Diagnostic['code'],
            severity: 'warning' as const,
            start: span.start,
            end: span.end,
            message: note.text,
          },
        ]
      : [],
  );
}

function sourceNotes(keys: ReadonlySet<string>, { context }: Evaluated): SourceNote[] {
  return [...keys].map((key) =>
    key === 'assumption' ? { key, title: 'assumption' } : (context.source(key) ?? { key }),
  );
}
