// Statistical bubble tests over columns of a series.
import type { Context, Implementation } from '../../engine/program';
import { cellOf, columnOf, makeTable, withColumns } from '../../engine/table';
import type { ColumnData } from '../../engine/table';
import type { Column, Numeric, Table, Value } from '../../engine/value';
import { isColumn, isMissing, missing } from '../../engine/value';
import { explosiveCriticalValues } from '../explosive-critical-values';
import type { ExplosiveCriticalValues } from '../explosive-critical-values';
import { defaultDuration, explosiveEpisodes } from '../explosive-episodes';
import { defaultWindow, explosiveRoots } from '../explosive-roots';
import type { ExplosiveRoots } from '../explosive-roots';
import { allAnswering, certainNumber, refuse, wholeNumber } from './arguments';
import { contentCache } from './content-cache';
import { lazyFields } from './lazy-fields';

/** Most numbers that the simulation of critical values may hold at a time, 16 bytes each. */
const MOST_DRAWS = 30_000_000;

/** A series without the rows before its first and after its last value. */
export interface Levels {
  owner: Table;
  name: string;
  values: Float64Array;
  /** Row of the first value. */
  first: number;
}

/** @throws EvaluationError F05 for a gap inside the series, or values that are uncertain */
export function levelsOf(series: Value | undefined, what: string, context: Context): Levels {
  if (!isColumn(series)) return refuse(`${what} takes a column of a series.`);
  const { owner } = series;
  const cells = Array.from({ length: owner.count }, (_, row) => cellOf(series, row));
  const first = cells.findIndex((cell) => !isMissing(cell));
  if (first < 0) return refuse(`${what} needs a series with values.`);
  const last = cells.findLastIndex((cell) => !isMissing(cell));
  const values = Float64Array.from(cells.slice(first, last + 1), (cell) => {
    if (isMissing(cell)) return refuse(`${what} needs a series without gaps (${cell.reason}).`);
    return certainNumber(cell, series.name);
  });
  const left = owner.count - values.length;
  if (left) context.note(`${left} row${left > 1 ? 's' : ''} without a value at the ends of the series left out.`);
  return { owner, name: series.name, values, first };
}

interface Plan {
  levels: Levels;
  window: number;
  lags: number;
  repetitions: number;
  roots: ExplosiveRoots;
  /** Simulated at first call; then remembered. */
  critical: () => ExplosiveCriticalValues;
}

const simulated = contentCache<ExplosiveCriticalValues>();

function planOf(
  what: string,
  series: Value | undefined,
  window: (length: number) => number,
  lags: Value | undefined,
  repetitions: Value | undefined,
  context: Context,
): Plan {
  const levels = levelsOf(series, `\`${what}\``, context);
  const { length } = levels.values;
  const order = wholeNumber(lags, 'lags', 0, 0);
  const runs = wholeNumber(repetitions, 'repetitions', 100, 2000);
  const minWindow = window(length);
  if (minWindow < 4 + 2 * order || minWindow > length)
    refuse(
      `\`${what}\` has ${length} values and a smallest window of ${minWindow}: with ${order} lags a window has at least ${4 + 2 * order} of them.`,
    );
  return {
    levels,
    window: minWindow,
    lags: order,
    repetitions: runs,
    roots: explosiveRoots(levels.values, minWindow, order),
    critical: () => criticalValues(length, minWindow, order, runs, context),
  };
}

function criticalValues(
  length: number,
  minWindow: number,
  lags: number,
  repetitions: number,
  context: Context,
): ExplosiveCriticalValues {
  if (repetitions * (length - minWindow + 1) > MOST_DRAWS)
    refuse(
      `Critical values of ${length} rows with ${repetitions} repetitions need too much memory: take fewer \`repetitions\`.`,
    );
  // Seeds of the notebook count from 0, those of the simulation from 1.
  const seed = context.seed + 1;
  return simulated.get([length, minWindow, lags, repetitions, seed].join(), () => {
    const values = explosiveCriticalValues({ length, minWindow, lags, repetitions, seed }, (done, all) =>
      context.progress(done / all, `critical values: ${done} of ${all} repetitions`),
    );
    return values ?? refuse('The simulation of critical values was ended.');
  });
}

type Statistic = 'adf' | 'sadf' | 'gsadf';

/** Statistic at once; critical values only when they are asked for. */
function testOf(kind: Statistic, plan: Plan): Value {
  const statistic = plan.roots[kind];
  const levels = (): ExplosiveCriticalValues[Statistic] => plan.critical()[kind];
  return {
    kind: 'record',
    lazy: true,
    fields: lazyFields({
      statistic: () => {
        if (Number.isFinite(statistic)) return statistic;
        return missing(
          Number.isNaN(statistic)
            ? 'the series does not vary'
            : 'the series follows its own regression exactly, so the statistic has no end',
        );
      },
      critical: () => levels()[95],
      significant: () =>
        Number.isNaN(statistic) ? missing('there is no statistic') : statistic > levels()[95] ? 1 : 0,
      levels: () =>
        makeTable({
          name: 'levels',
          count: 3,
          columns: {
            level: { numbers: Float64Array.of(0.9, 0.95, 0.99) },
            critical: { numbers: Float64Array.of(levels()[90], levels()[95], levels()[99]) },
          },
        }),
    }),
    notes: [
      `Right-tailed, constant, no trend; ${plan.lags} lag${plan.lags === 1 ? '' : 's'}; windows of at least ${plan.window} of ${plan.levels.values.length} values, counted in levels.`,
      `Critical value at 95% from ${plan.repetitions} simulated random walks with drift 1/T.`,
    ],
  };
}

const windowOf =
  (given: Value | undefined): ((length: number) => number) =>
  (length) =>
    wholeNumber(given, 'min_window', 1, defaultWindow(length));

const recursive =
  (kind: 'sadf' | 'gsadf'): Implementation =>
  ([series, window, lags, repetitions], context) =>
    testOf(kind, planOf(kind, series, windowOf(window), lags, repetitions, context));

const adf: Implementation = ([series, lags, repetitions], context) =>
  testOf(
    'adf',
    planOf('adf', series, (length) => length, lags, repetitions, context),
  );

/** The key of a table's rows: its first column, or row numbers where it is a mere list. */
export function keyOf(owner: Table): ColumnData {
  const key = owner.column(owner.columnNames[0] ?? '');
  if (owner.schema === 'list' || !key || key.spreads)
    return { numbers: Float64Array.from({ length: owner.count }, (_, row) => row + 1) };
  return key.texts ? { texts: key.texts } : { numbers: key.numbers! };
}

const keysAt = (key: ColumnData, rows: readonly number[]): ColumnData =>
  key.texts
    ? { texts: rows.map((row) => key.texts![row] ?? null) }
    : { numbers: Float64Array.from(rows, (row) => key.numbers![row]!) };

/** The backward statistic row by row; boundaries and dated episodes when they are asked for. */
const bsadf: Implementation = ([series, window, lags, repetitions], context) => {
  const plan = planOf('bsadf', series, windowOf(window), lags, repetitions, context);
  const { owner, first } = plan.levels;
  const key = keyOf(owner);
  const perRow = (values: () => Float64Array): ColumnData =>
    columnOf(
      Array.from({ length: owner.count }, (_, row): Numeric => {
        const value = values()[row - first] ?? NaN;
        return Number.isNaN(value) ? missing(`no full window up to ${owner.place(row)}`) : value;
      }),
    );
  const statistic = perRow(() => plan.roots.bsadf);
  const wide = withColumns(owner, new Map([['period', key], ['statistic', statistic]])); // prettier-ignore
  let boundary: Column | undefined;
  const critical = (): Column =>
    (boundary ??= { kind: 'column', name: 'critical', owner: wide, ...perRow(() => plan.critical().bsadf95) });
  context.note(
    `Windows of at least ${plan.window} values, counted in levels; \`critical\` is the pointwise 95% quantile of the statistic in ${plan.repetitions} simulated random walks; episodes last at least ${defaultDuration(plan.levels.values.length)} rows and are dated under both boundaries, which their column names.`,
  );
  return {
    ...wide,
    name: 'bsadf',
    schema: 'table',
    lazy: true,
    columnNames: ['period', 'statistic', 'critical'],
    column: (name) => (name === 'critical' ? critical() : wide.column(name)),
    extra: lazyFields({ episodes: () => episodesOf(plan, key) }),
  };
};

function episodesOf(plan: Plan, key: ColumnData): Table {
  const { levels, roots } = plan;
  const { bsadf95, sadf95 } = plan.critical();
  const found = [
    { boundary: 'bsadf', values: bsadf95 },
    { boundary: 'sadf', values: sadf95 },
  ].flatMap(({ boundary, values }) =>
    explosiveEpisodes(levels.values, roots.bsadf, values).map((episode) => ({ ...episode, boundary })),
  );
  const at = (row: (episode: (typeof found)[number]) => number): ColumnData =>
    keysAt(
      key,
      found.map((episode) => row(episode) + levels.first),
    );
  return makeTable({
    name: 'episodes',
    count: found.length,
    columns: {
      start: at((e) => e.start),
      end: at((e) => e.end),
      peak: at((e) => e.peak),
      direction: { texts: found.map((e) => e.direction) },
      ongoing: { numbers: Float64Array.from(found, (e) => (e.ongoing ? 1 : 0)) },
      boundary: { texts: found.map((e) => e.boundary) },
    },
  });
}

export const BUBBLE_TESTS = allAnswering({ adf, sadf: recursive('sadf'), gsadf: recursive('gsadf'), bsadf });
