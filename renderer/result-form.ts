// Reads the JSON of a result. It came out of a notebook's file, so every member may be anything.
import type {
  GaugeResult,
  ResultCell,
  ResultColumn,
  ResultForm,
  SourceNote,
  ValueLine,
} from '../extension/output/result';
import { BOUNDS, boundMessage } from '../extension/draw/guard/bounds';

type Fields = Record<string, unknown>;

export type ResultCheck = { ok: true; result: ResultForm } | { ok: false; reason: string };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const optional = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const fields = (value: unknown): Fields[] => list(value).filter(isFields);
const texts = (value: unknown): string[] => list(value).map(text).filter(Boolean);
const finite = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : NaN);

const finiteOrNull = (value: unknown): number | null => (Number.isFinite(value) ? (value as number) : null);

/** A result in the form that the views draw, missing members filled in, or why it is none. */
export function readResult(parsed: unknown): ResultCheck {
  if (!isFields(parsed)) return no('it is no object');
  if (parsed.version !== 1)
    return no(`its version is ${text(parsed.version) || 'missing'}, and this extension reads version 1`);
  const sources = fields(parsed.sources).map(readSource);
  switch (parsed.form) {
    case 'values':
      return yes({ version: 1, form: 'values', values: fields(parsed.values).map(readValue), sources });
    case 'table':
      return readTable(parsed, sources);
    case 'gauges':
      return yes({ version: 1, form: 'gauges', gauges: fields(parsed.gauges).map(readGauge), sources });
    case 'asserts':
      return yes({
        version: 1,
        form: 'asserts',
        asserts: fields(parsed.asserts).map((one) => ({ holds: one.holds === true, message: text(one.message) })),
      });
    case 'chart':
      return readChart(parsed);
    default:
      return no(`its form “${text(parsed.form).slice(0, 40)}” is not known`);
  }
}

const yes = (result: ResultForm): ResultCheck => ({ ok: true, result });
const no = (reason: string): ResultCheck => ({ ok: false, reason: `This result cannot be shown: ${reason}.` });

/** The member of a chart's data that holds its rows. */
const CHART_ROWS: Record<string, string | undefined> = Object.assign(Object.create(null) as object, {
  ...{ flows: 'deals', gap: 'periods', series: 'points', multiples: 'rows' },
});

function readChart(parsed: Fields): ResultCheck {
  const { data, spec } = parsed;
  if (!isFields(spec)) return no('its chart has no spec');
  // The rows are read with care where they are used; a chart of another kind still has its finished drawing.
  const rows = isFields(data) ? CHART_ROWS[text(data.chart)] : undefined;
  const known = isFields(data) && rows !== undefined && Array.isArray(data[rows]);
  return yes({ version: 1, form: 'chart', data: (known ? data : null) as never, spec });
}

function readTable(parsed: Fields, sources: SourceNote[]): ResultCheck {
  const rows = list(parsed.rows);
  if (rows.length > BOUNDS.rows.max) return { ok: false, reason: boundMessage('rows', rows.length) };
  const columns = fields(parsed.columns).map(readColumn);
  if (columns.length > BOUNDS.fields.max) return { ok: false, reason: boundMessage('fields', columns.length) };
  return yes({
    version: 1,
    form: 'table',
    name: optional(parsed.name),
    columns,
    rows: rows.map((row) => columns.map((_, i) => readCell(list(row)[i]))),
    total: Math.max(rows.length, finite(parsed.total) || 0),
    notes: texts(parsed.notes),
    sources,
  });
}

function readColumn(column: Fields): ResultColumn {
  return { name: text(column.name), unit: optional(column.unit), align: column.align === 'right' ? 'right' : 'left' };
}

function readCell(cell: unknown): ResultCell {
  if (!isFields(cell)) return { display: text(cell), sort: typeof cell === 'number' ? cell : text(cell) || null };
  const { sort } = cell;
  return {
    display: text(cell.display),
    sort: typeof sort === 'number' || typeof sort === 'string' ? sort : null,
    note: optional(cell.note),
  };
}

function readValue(value: Fields): ValueLine {
  return {
    name: optional(value.name),
    display: text(value.display),
    exact: optional(value.exact),
    band: optional(value.band),
    sources: texts(value.sources),
    notes: texts(value.notes),
  };
}

function readGauge(gauge: Fields): GaugeResult {
  const level = gauge.level === 'alarm' || gauge.level === 'warn' ? gauge.level : 'ok';
  return {
    name: text(gauge.name),
    display: text(gauge.display),
    level,
    value: finite(gauge.value),
    warn: finiteOrNull(gauge.warn),
    alarm: finiteOrNull(gauge.alarm),
    warnText: text(gauge.warnText),
    alarmText: text(gauge.alarmText),
    direction: gauge.direction === 'below' ? 'below' : 'above',
    sources: texts(gauge.sources),
  };
}

function readSource(source: Fields): SourceNote {
  return {
    key: text(source.key),
    title: optional(source.title),
    publisher: optional(source.publisher),
    date: optional(source.date),
    url: optional(source.url),
    quote: optional(source.quote),
  };
}
