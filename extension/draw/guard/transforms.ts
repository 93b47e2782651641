// Vega's transforms, held to their bounds from inside: what a transform makes depends on data and expressions, so
// only at run time is it known how much. The registry changed here is this bundle's own copy of Vega.
import { transforms } from 'vega';
import { BOUNDS, hold } from './bounds';

type Tuple = Record<string, unknown>;
type Accessor = (tuple: Tuple) => unknown;
type Parameters = Record<string, unknown>;

interface Pulse {
  source?: Tuple[];
  add: Tuple[];
}

interface Operator {
  value: unknown;
}

type Run = (this: Operator, parameters: Parameters, pulse: Pulse) => unknown;

/** Raises BoundExceeded before the transform begins. */
type Check = (parameters: Parameters, pulse: Pulse) => void;

/** Transforms of full Vega that no Vega-Lite chart needs: refused, so that their costs need no thought. */
const REFUSED = [
  ...[
    'countpattern',
    'cross',
    'dotbin',
    'wordcloud',
    'force',
    'nest',
    'pack',
    'partition',
    'stratify',
    'tree',
    'treelinks',
  ],
  ...[
    'treemap',
    'crossfilter',
    'resolvefilter',
    'contour',
    'heatmap',
    'isocontour',
    'kde2d',
    'label',
    'linkpath',
    'load',
  ],
];

const rowsOf = (pulse: Pulse): Tuple[] => pulse.source ?? pulse.add ?? [];
const accessors = (value: unknown): Accessor[] => (Array.isArray(value) ? value : value ? [value] : []) as Accessor[];
const distinct = (rows: Tuple[], by: Accessor[]): number =>
  by.length === 0 ? 1 : new Set(rows.map((row) => JSON.stringify(by.map((accessor) => accessor(row) ?? null)))).size;
const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

const CHECKS: Record<string, Check> = {
  sequence: (_) => hold('rows', Math.abs((number(_.stop, 0) - number(_.start, 0)) / (number(_.step, 1) || NaN))),
  flatten(_, pulse) {
    const fields = accessors(_.fields);
    let made = 0;
    for (const row of rowsOf(pulse)) {
      for (const field of fields) {
        const values = field(row);
        // An object with a `length` of its own counts as a list in Vega.
        made += number((values as { length?: unknown } | null)?.length, 0);
      }
    }
    hold('rows', made);
  },
  fold: (_, pulse) => hold('rows', rowsOf(pulse).length * accessors(_.fields).length),
  density: (_) => hold('steps', Math.max(number(_.steps, 0), number(_.minsteps, 0), number(_.maxsteps, 0))),
  kde(_, pulse) {
    const steps = Math.max(number(_.steps, 0), number(_.minsteps, 25), number(_.maxsteps, 200));
    hold('steps', steps);
    hold('rows', steps * distinct(rowsOf(pulse), accessors(_.groupby)));
    hold('rows', rowsOf(pulse).length / 2);
  },
  quantile(_, pulse) {
    const step = number(_.step, 0.01);
    hold('steps', Array.isArray(_.probs) ? _.probs.length : step > 0 ? 1 / step : Infinity);
    hold('rows', (1 / step) * distinct(rowsOf(pulse), accessors(_.groupby)));
  },
  loess: (_, pulse) => hold('rows', (rowsOf(pulse).length / 10_000) ** 2 * BOUNDS.rows.max),
  regression(_, pulse) {
    hold('steps', number(_.order, 3) > 30 ? Infinity : 0);
    hold('rows', 100 * distinct(rowsOf(pulse), accessors(_.groupby)));
  },
  impute(_, pulse) {
    const rows = rowsOf(pulse);
    const keys = distinct(rows, accessors(_.key)) + sizeOf(_.keyvals);
    hold('rows', keys * distinct(rows, accessors(_.groupby)));
  },
  aggregate(_, pulse) {
    const by = accessors(_.groupby);
    hold('fields', sizeOf(_.fields));
    if (_.cross)
      hold(
        'facets',
        by.reduce((cells, accessor) => cells * distinct(rowsOf(pulse), [accessor]), 1),
      );
  },
  pivot: (_, pulse) => hold('fields', distinct(rowsOf(pulse), accessors(_.field))),
  window(_, pulse) {
    // Median and quartiles sort their whole frame again for each row.
    const holistic = accessors(_.ops).some((op) => /median|q[13]|ci|values|distinct|mode/.test(String(op)));
    const frame = Array.isArray(_.frame) ? _.frame : [null, 0];
    if (holistic && frame.some((edge) => edge === null || Math.abs(Number(edge)) > 100))
      hold('rows', (rowsOf(pulse).length / 5_000) * BOUNDS.rows.max);
  },
  sample: (_) => hold('rows', number(_.size, 0)),
  graticule(_) {
    const steps = [_.step, _.stepMajor, _.stepMinor].filter(Array.isArray).flat().map(Number);
    hold('steps', Math.max(0, ...steps.map((step) => 360 / Math.abs(step))));
    hold('steps', 360 / Math.abs(number(_.precision, 2.5)));
  },
  facet: (_, pulse) => hold('facets', distinct(rowsOf(pulse), accessors(_.key))),
  prefacet: (_, pulse) => hold('facets', rowsOf(pulse).length),
  datajoin: (_, pulse) => hold('marks', rowsOf(pulse).length),
  scale(_) {
    hold('bins', number(_.schemeCount, 0));
    const { bins } = _ as { bins?: { start?: number; stop?: number; step?: number } };
    if (bins && !Array.isArray(bins)) {
      const domain = (Array.isArray(_.domain) ? _.domain : [0, 0]).map(Number);
      hold('bins', (number(bins.stop, domain.at(-1) ?? 0) - number(bins.start, domain[0] ?? 0)) / (bins.step || NaN));
    }
    hold('marks', sizeOf(_.domain) / 10);
  },
  axisticks: holdTicks,
  legendentries: holdTicks,
};

function holdTicks(_: Parameters): void {
  hold('ticks', number(_.count, 0));
  hold('ticks', sizeOf(_.values) / 10);
  const interval = typeof _.count === 'string' ? _.count : (_.count as { interval?: unknown } | null)?.interval;
  if (typeof interval !== 'string') return;
  const step = number((_.count as { step?: unknown }).step, 1);
  const domain = ((_.scale as { domain?: () => unknown[] })?.domain?.() ?? []).map(Number).filter(Number.isFinite);
  if (domain.length > 1)
    hold('ticks', (Math.max(...domain) - Math.min(...domain)) / ((MILLISECONDS[interval] ?? 1) * step));
}

const DAY = 86_400_000;
const MILLISECONDS: Record<string, number> = {
  ...{ second: 1000, minute: 60_000, hour: 3_600_000, day: DAY, date: DAY, dayofyear: DAY, week: 7 * DAY },
  ...{ month: 28 * DAY, quarter: 90 * DAY, year: 365 * DAY },
};

/** Raises BoundExceeded on what a transform has come to. */
const RESULTS: Record<string, (result: unknown) => void> = {
  bin(result) {
    const { start, stop, step } = (result ?? {}) as { start?: number; stop?: number; step?: number };
    if (step !== undefined) hold('bins', ((stop ?? 0) - (start ?? 0)) / (step || NaN));
  },
};

/** Puts the bounds in front of Vega's transforms; once for the bundle. */
export function boundTransforms(): void {
  const registry = transforms as unknown as Record<string, { prototype: { transform: Run } } | undefined>;
  for (const name of REFUSED) delete registry[name];
  for (const name of new Set([...Object.keys(CHECKS), ...Object.keys(RESULTS)])) {
    const prototype = registry[name]?.prototype;
    if (!prototype) continue;
    const run = prototype.transform;
    prototype.transform = function (this: Operator, parameters, pulse) {
      CHECKS[name]?.(parameters, pulse);
      const out = run.call(this, parameters, pulse);
      RESULTS[name]?.(this.value);
      return out;
    };
  }
}
