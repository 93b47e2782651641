// What the language hands to the engine: expression trees as plain data, all in base units, all names resolved.
import type { Rates } from './currency';
import type { Correlation } from './distribution';
import type { Table, Value } from './value';

/** Where in the cell an error of this node is reported: [start, end). */
export type Place = readonly [number, number];

export type UnaryOperator = 'negate' | 'not';
export type BinaryOperator =
  | 'add' | 'subtract' | 'multiply' | 'divide' | 'power'
  | 'equal' | 'unequal' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual'
  | 'and' | 'or'; // prettier-ignore

export type Node =
  | { op: 'constant'; value: Value; sources?: readonly string[] }
  /** [low, high], of which only the ends are known; `id` makes it one variable. */
  | { op: 'bound'; id: string; low: Node; high?: Node; at: Place }
  /** A 90% interval (`to`) or hard ends (`..`); `id` seeds its samples. */
  | { op: 'range'; id: string; form: 'interval' | 'uniform'; low: Node; high: Node; at: Place }
  /** A distribution by its name; `id` seeds its samples. */
  | { op: 'distribution'; id: string; form: string; parameters: readonly Node[]; at: Place }
  | { op: 'name'; name: string; at: Place }
  | { op: 'local'; slot: number }
  /** A column of the table whose rows a `where` or `with` stands on. */
  | { op: 'rowColumn'; column: string; at: Place }
  | { op: 'member'; of: Node; key: string; at: Place }
  | { op: 'unary'; operator: UnaryOperator; of: Node; at: Place }
  | { op: 'binary'; operator: BinaryOperator; left: Node; right: Node; at: Place }
  /** Membership: in a period, a range, a list or a column. */
  | { op: 'within'; value: Node; set: readonly Node[]; from?: Node; to?: Node; at: Place }
  | { op: 'if'; condition: Node; yes: Node; no: Node; at: Place }
  | { op: 'list'; items: readonly Node[] }
  /** `units`: what the checker bound the signature's dimension variables to, in base units: `{ M: 'USD' }`. */
  | { op: 'call'; function: string; arguments: readonly (Node | undefined)[]; units: Units; at: Place }
  /** A function of the notebook, in line: its parameters are locals. */
  | { op: 'apply'; body: Node; slots: readonly number[]; arguments: readonly Node[]; at: Place }
  | { op: 'lambda'; slots: readonly number[]; body: Node }
  | { op: 'where'; of: Node; test: Node; at: Place }
  | { op: 'with'; of: Node; columns: readonly { name: string; value: Node }[]; at: Place }
  | { op: 'sort'; of: Node; keys: readonly { column: string; descending: boolean }[]; at: Place }
  | { op: 'top'; of: Node; count: Node; at: Place }
  | { op: 'join'; of: Node; other: Node; keys: readonly string[]; at: Place }
  /** `call` once for each combination of the keys, over the rows that have it. */
  | { op: 'group'; call: Node & { op: 'call' }; keys: readonly string[]; at: Place }
  /** The row of a key: `revenue at 2000`. */
  | { op: 'pick'; of: Node; key: Node; at: Place }
  /** The value under a scenario: `gap @ winter`. */
  | { op: 'scenario'; of: Node; scenario: string; at: Place }
  /** One row a scenario. */
  | { op: 'compare'; of: Node; scenarios: readonly string[]; at: Place }
  /** `body` for each whole step from one number to another: columns `period` and `value`. */
  | { op: 'series'; from: Node; to: Node; slot: number; body: Node; at: Place }
  /** The value of `name` at which two formulas are equal. */
  | { op: 'solve'; name: string; left: Node; right: Node; at: Place }
  /** `output` with each input at its low and at its high end, the others in their middle. */
  | { op: 'vary'; output: Node; inputs: readonly { name: string; label: string }[]; at: Place }
  /** Money of another currency, at each row's date or the as-of date; `average`: the mean rate of a year. */
  | { op: 'convert'; of: Node; from: string; to: string; average?: Node; at: Place };

/** What a function of the catalogue does; arguments in the catalogue's order, `undefined` where left out. */
export type Implementation = (values: (Value | undefined)[], context: Context, units: Units) => Value;

export type Units = Readonly<Record<string, string>>;

/** What an implementation may ask for besides its arguments. */
export interface Context {
  /** As-of date, in days. */
  asOf: number | undefined;
  samples: number;
  seed: number;
  /** Names whose uncertain literals move together. */
  correlations: readonly Correlation[];
  /** Exchange rates of the notebook's `fx` cells. */
  rates: Rates;
  /** A table of the notebook by name: `aliases`. */
  table(name: string): Table | undefined;
  /** A row of the notebook's `sources` cells. */
  source(key: string): Source | undefined;
  /** Keys of the sources that a definition rests on. */
  sourcesUnder(key: string): readonly string[];
  /** Says something beside the value: rows left out, ends that are not exact. A code makes it a warning too. */
  note(text: string, code?: string): void;
  /** Says how far long work has come, and ends it past a budget. */
  progress(fraction: number, text: string): void;
}

/** A source as the notebook states it. */
export interface Source {
  key: string;
  title?: string;
  publisher?: string;
  date?: string;
  url?: string;
  quote?: string;
}
