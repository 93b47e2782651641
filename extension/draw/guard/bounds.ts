// What one output may ask for. A notebook is untrusted: every figure that can make the window wait or swell has
// a bound, and the message past it names the bound. The numbers leave an honest chart far more room than it needs.

/** `name` stands in the message; `max` in `unit`. */
interface Bound {
  name: string;
  max: number;
  unit: string;
}

export const BOUNDS = {
  bytes: { name: 'size', max: 10_000_000, unit: 'bytes of JSON' },
  depth: { name: 'nesting depth', max: 64, unit: 'levels' },
  rows: { name: 'rows', max: 100_000, unit: 'rows' },
  members: { name: 'members', max: 3_000_000, unit: 'values in the JSON' },
  views: { name: 'views', max: 100, unit: 'views (facets, repeats and concatenations)' },
  layers: { name: 'layers', max: 200, unit: 'layers' },
  facets: { name: 'facets', max: 200, unit: 'facets' },
  width: { name: 'width', max: 10_000, unit: 'px' },
  height: { name: 'height', max: 10_000, unit: 'px' },
  marks: { name: 'marks', max: 50_000, unit: 'marks of one layer' },
  ticks: { name: 'ticks', max: 1_000, unit: 'ticks' },
  bins: { name: 'bins', max: 5_000, unit: 'bins' },
  steps: { name: 'steps', max: 5_000, unit: 'steps' },
  fields: { name: 'fields', max: 1_000, unit: 'fields' },
  expressions: { name: 'expressions', max: 5_000, unit: 'expressions' },
  expression: { name: 'expression length', max: 4_000, unit: 'characters' },
  text: { name: 'text length', max: 100_000, unit: 'characters made by an expression' },
  pattern: { name: 'regular-expression work', max: 100, unit: 'characters of pattern' },
  format: { name: 'format width', max: 999, unit: 'characters' },
  choices: { name: 'choices', max: 500, unit: 'choices of one input' },
  time: { name: 'time', max: 5_000, unit: 'ms of drawing' },
} as const satisfies Record<string, Bound>;

export type BoundName = keyof typeof BOUNDS;

/** Past which bound a chart went: thrown inside Vega's dataflow, where no other channel leads out. */
export class BoundExceeded extends Error {
  override readonly name = 'BoundExceeded';
}

/** `Too many rows: 1,000,000,000. The bound "rows" is 100,000 rows.` */
export function boundMessage(bound: BoundName, found: number | string): string {
  const { name, max, unit } = BOUNDS[bound];
  const figure = typeof found === 'number' ? found.toLocaleString('en') : found;
  return `Past the bound “${name}”: ${figure}, where at most ${max.toLocaleString('en')} ${unit} are drawn.`;
}

/** @throws BoundExceeded where `found` is over the bound, or is no number */
export function hold(bound: BoundName, found: number): void {
  if (!(found <= BOUNDS[bound].max)) throw new BoundExceeded(boundMessage(bound, found));
}
