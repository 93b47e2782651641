// Values to what a cell shows: lines, tables, gauges, assertions, each with its words.
import { binary } from '../engine/operators';
import { cellOf } from '../engine/table';
import { ends } from '../engine/spread';
import type { Column, Spread, Table, Value } from '../engine/value';
import { isColumn, isMissing, isRecord, isSpread, isTable } from '../engine/value';
import type { GaugeResult, Output, ResultCell, ResultForm, SourceNote, ValueLine } from './result';
import type { Shape } from './shape';
import { quantity } from './quantity';
import { PLAIN_SHAPE } from './shape';
import { chanceWords, levelWords } from './charts/gauge-bar';
import { isUncertain } from './distribution';
import { medianOfSamples } from '../engine/functions/probability';
import { distributionNotes, endNotes, exactValue, valueText } from './value-text';

/** Rows that a table's output carries; the rest is counted. */
const MOST_ROWS = 500;

/** One definition or expression as lines: a record gives a line a field. */
export function valueLines(
  name: string | undefined,
  value: Value,
  shape: Shape,
  sources: string[],
  notes: string[],
): ValueLine[] {
  if (isRecord(value) && shape.kind === 'record') {
    const lines = [...value.fields].flatMap(([field, inner]) =>
      valueLines(
        name === undefined ? `.${field}` : `${name}.${field}`,
        inner,
        shape.fields.get(field) ?? { kind: 'unknown' },
        sources,
        [],
      ),
    );
    const last = lines[lines.length - 1];
    if (last) last.notes = [...notes, ...value.notes];
    return lines;
  }
  const exact = exactValue(value, shape);
  return [
    {
      ...(name !== undefined && { name }),
      // In quotes it can be pasted back.
      display: typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : valueText(value, shape),
      ...(exact !== undefined && { exact }),
      sources,
      notes: [...distributionNotes(value, shape), ...notes, ...endNotes(value)],
    },
  ];
}

export function lineText({ name, display, sources, notes }: ValueLine): string {
  const cited = sources.map((s) => `[^${s}]`).join(' ');
  const said = notes.map((note) => `\n  # ${note}`).join('');
  return `${name === undefined ? '' : `${name} = `}${display}${cited ? ` ${cited}` : ''}${said}`;
}

export function valuesOutput(values: ValueLine[], sources: SourceNote[]): Output {
  return { result: { version: 1, form: 'values', values, sources }, text: values.map(lineText).join('\n') };
}

function cellText(value: Value, shape: Shape): ResultCell {
  const item = shape.kind === 'column' ? shape.item : shape;
  if (isMissing(value)) return { display: '', sort: null, note: value.reason };
  if (isSpread(value)) return { display: valueText(value, item), sort: ends(value).high };
  if (typeof value === 'string') return { display: value, sort: value };
  return { display: valueText(value, item), sort: typeof value === 'number' ? value : null };
}

/** Money of a column that mixes currencies prints in its row's own. */
function rowShape(shape: Shape, column: Column, row: number): Shape {
  const currency = column.currencies?.[row];
  const item = shape.kind === 'column' ? shape.item : shape;
  if (!currency || item.kind !== 'number') return shape;
  return { ...item, dimension: { exponents: { [currency]: 1 } } };
}

const isNumeric = (column: Column): boolean => column.numbers !== undefined;

export function tableForm(
  name: string | undefined,
  table: Table,
  shape: Shape,
  notes: string[],
  sources: SourceNote[],
): ResultForm & { form: 'table' } {
  const columns = table.columnNames.map((column) => table.column(column)!);
  const shapes = columns.map(
    (c) => (shape.kind === 'table' ? shape.columns.get(c.name) : undefined) ?? ({ kind: 'unknown' } as Shape),
  );
  const count = Math.min(table.count, MOST_ROWS);
  const rows = Array.from({ length: count }, (_, row) =>
    columns.map((column, i) => cellText(cellOf(column, row), rowShape(shapes[i]!, column, row))),
  );
  const failed = table.failed ? [`${table.failed} row${table.failed > 1 ? 's' : ''} could not be read.`] : [];
  return {
    version: 1,
    form: 'table',
    ...(name !== undefined && { name }),
    columns: columns.map((c) => ({ name: c.name, align: isNumeric(c) ? 'right' : 'left' })),
    rows,
    total: table.count,
    notes: [...failed, ...notes],
    sources,
  };
}

/** A table in monospaced words, cut to 20 rows. */
export function tableText(form: ResultForm & { form: 'table' }): string {
  const shown = form.rows.slice(0, 20).map((row) => row.map((cell) => (cell.sort === null ? '–' : cell.display)));
  const lines = [form.columns.map((c) => c.name), ...shown];
  const widths = form.columns.map((_, i) => Math.max(...lines.map((line) => displayWidth(line[i] ?? ''))));
  const pad = (text: string, i: number): string => {
    const blanks = ' '.repeat(Math.max(0, widths[i]! - displayWidth(text)));
    return form.columns[i]!.align === 'right' ? blanks + text : text + blanks;
  };
  const body = lines.map((line) => line.map(pad).join('  ').trimEnd());
  const more = form.total > shown.length ? [`… ${form.total - shown.length} more rows`] : [];
  const head = form.name === undefined ? [] : [`${form.name}: ${form.total} row${form.total === 1 ? '' : 's'}`];
  return [...head, ...body, ...more, ...form.notes.map((note) => `# ${note}`)].join('\n');
}

/** Chinese, Japanese and Korean letters take two columns in a terminal. */
function displayWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1;
  return width;
}

export function tableOutput(
  name: string | undefined,
  table: Table,
  shape: Shape,
  notes: string[],
  sources: SourceNote[],
): Output {
  const form = tableForm(name, table, shape, notes, sources);
  return { result: form, text: tableText(form) };
}

/** The columns that tell a reader which row is which. */
const keysOf = ({ schema, columnNames }: Table): string[] =>
  schema === 'deals' ? ['from', 'to'] : columnNames.slice(0, 1);

/** A column as a table of its own: the keys of its rows, where they have some, and the values. */
export function columnTable(column: Column): Table {
  const { owner } = column;
  const columns = new Map<string, Column>();
  for (const key of keysOf(owner)) {
    const found = key === column.name ? undefined : owner.column(key);
    if (found) columns.set(key, found);
  }
  columns.set('value', { ...column, name: 'value' });
  return { ...owner, columnNames: [...columns.keys()], column: (name) => columns.get(name), failed: 0 };
}

export interface GaugeInput {
  name: string;
  value: Value;
  shape: Shape;
  warn: Value | undefined;
  alarm: Value | undefined;
  direction: 'above' | 'below';
  sources: string[];
}

type Level = GaugeResult['level'];

/** The level of a certain value; over bounds the levels at both ends, of which the worse counts. */
export function gaugeResult({ name, value, shape, warn, alarm, direction, sources }: GaugeInput): GaugeResult {
  // A distribution is judged by its median; how likely each level is stands beside it.
  const judged = isSpread(value) ? medianOfSamples(value) : value;
  const { low, high } =
    typeof judged === 'number'
      ? { low: judged, high: judged }
      : isSpread(judged)
        ? ends(judged)
        : { low: NaN, high: NaN };
  const past = (x: number, limit: Value | undefined): boolean =>
    typeof limit === 'number' && binary(direction === 'above' ? 'greater' : 'less', x, limit) === 1;
  const levelAt = (x: number): Level => (past(x, alarm) ? 'alarm' : past(x, warn) ? 'warn' : 'ok');
  const [better, worse] = direction === 'above' ? [low, high] : [high, low];
  const number = shape.kind === 'number' ? shape : PLAIN_SHAPE;
  const text = (limit: Value | undefined): string => (typeof limit === 'number' ? quantity(limit, number) : '');
  return {
    name,
    display: valueText(value, shape),
    level: levelAt(worse),
    ...(isSpread(judged) && { levels: [levelAt(better), levelAt(worse)] as const, low, high }),
    ...(isSpread(value) && isUncertain(value) && value.axes.length === 0 && { chances: chancesOf(value, levelAt) }),
    value: worse,
    warn: typeof warn === 'number' ? warn : null,
    alarm: typeof alarm === 'number' ? alarm : null,
    warnText: text(warn),
    alarmText: text(alarm),
    direction,
    sources,
  };
}

/** The share of samples at each level. */
function chancesOf(value: Spread, levelAt: (x: number) => Level): Record<Level, number> {
  const chances = { ok: 0, warn: 0, alarm: 0 };
  for (const x of value.data) chances[levelAt(x)] += 1 / value.data.length;
  return chances;
}

export function gaugesOutput(gauges: GaugeResult[], sources: SourceNote[]): Output {
  const text = gauges.map((g) => {
    const sign = g.direction === 'above' ? '>' : '<';
    const limits = [g.warnText && `warn ${sign} ${g.warnText}`, g.alarmText && `alarm ${sign} ${g.alarmText}`]
      .filter(Boolean)
      .join(', ');
    const chances = chanceWords(g);
    const level = `${levelWords(g)}${chances && ` (${chances})`}`;
    return `gauge ${g.name} = ${g.display}: ${level}${limits ? ` (${limits})` : ''}`;
  });
  return { result: { version: 1, form: 'gauges', gauges, sources }, text: text.join('\n') };
}

export function assertsOutput(asserts: { holds: boolean; message: string }[]): Output {
  return {
    result: { version: 1, form: 'asserts', asserts },
    text: asserts.map((a) => `${a.holds ? 'holds' : 'DOES NOT HOLD'}: ${a.message}`).join('\n'),
  };
}

/** Tables and columns are shown as tables, everything else as lines. */
export const isTabular = (value: Value): value is Table | Column => isTable(value) || isColumn(value);
