// What the last run showed for each name, so that a hover can tell it.
import type { CellResult } from '../kernel/protocol';

export interface LastValues {
  ran(result: Pick<CellResult, 'cell' | 'outputs'>): void;
  /** In words, as shown under the cell that defines the name. */
  of(cell: string, name: string): string | undefined;
}

export function createLastValues(): LastValues {
  const shown = new Map<string, Map<string, string>>();
  return {
    ran: ({ cell, outputs }) => shown.set(cell, new Map(outputs.flatMap(({ result }) => namedValues(result)))),
    of: (cell, name) => shown.get(cell)?.get(name),
  };
}

function namedValues(result: CellResult['outputs'][number]['result']): [string, string][] {
  switch (result?.form) {
    case 'values':
      return result.values.flatMap(({ name, display, band }) =>
        name === undefined ? [] : [[name, band === undefined ? display : `${display} (${band})`] as [string, string]],
      );
    case 'gauges':
      return result.gauges.map(({ name, display, level }) => [name, `${display} (${level})`]);
    default:
      return [];
  }
}
