// A notebook after an update: what results are shown from.
import type { Graph } from '../engine/graph';
import type { Context } from '../engine/program';
import type { Table } from '../engine/value';
import type { Analysis } from '../language/analysis';
import type { SourceTracer } from './sources';

/** Everything known after an update; what results are shown from. */
export interface Evaluated {
  analysis: Analysis;
  graph: Graph;
  sources: SourceTracer;
  context: Context;
  tables: ReadonlyMap<string, Table>;
  /** Files that could not be read, by path, and why. */
  unread: ReadonlyMap<string, string>;
  /** Overrides that make no sense: said instead of a result. */
  refused: readonly string[];
}
