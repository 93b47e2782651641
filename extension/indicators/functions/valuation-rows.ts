// A valuations table as indicators see it: one figure a company as of a date.
import { cellOf } from '../../engine/table';
import type { Numeric, Table } from '../../engine/value';
import { isMissing } from '../../engine/value';
import { refuse } from './arguments';

/** Rows that count as of a day: of each name those of its latest date no later than it. Without a day all dates count. */
export function latestRows(valuations: Table, asOf: number | undefined): number[] {
  const names = valuations.column('company')?.texts ?? refuse(`\`${valuations.name}\` has no column \`company\`.`);
  const days = valuations.column('date')?.numbers;
  const dayOf = (row: number): number => {
    const day = days?.[row] ?? NaN;
    return Number.isNaN(day) ? -Infinity : day;
  };
  const latest = new Map<string, number>();
  const known = [...names.keys()].filter((row) => names[row] !== null && (asOf === undefined || dayOf(row) <= asOf));
  for (const row of known) latest.set(names[row]!, Math.max(latest.get(names[row]!) ?? -Infinity, dayOf(row)));
  return known.filter((row) => dayOf(row) === latest.get(names[row]!));
}

/** One figure per company, in the order of `companies`; missing where the table says nothing of it. */
export function companyFigures(
  valuations: Table,
  column: string,
  companies: readonly string[],
  asOf: number | undefined,
): { cells: Numeric[]; unknown: string[] } {
  const figures = valuations.column(column) ?? refuse(`\`${valuations.name}\` has no column \`${column}\`.`);
  const names = valuations.column('company')?.texts ?? [];
  const found = new Map<string, Numeric>();
  for (const row of latestRows(valuations, asOf)) {
    const cell = cellOf(figures, row) as Numeric;
    if (!isMissing(cell)) found.set(names[row]!, cell);
  }
  const cells = companies.map((company): Numeric => found.get(company) ?? NaN);
  return { cells, unknown: companies.filter((company) => !found.has(company)) };
}
