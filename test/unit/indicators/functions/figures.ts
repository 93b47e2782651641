import { expect } from 'vitest';
import { run } from '../../cli/notebook';
import type { Column, Named } from '../../cli/notebook';

/** Values of a notebook's names in base units, by path: `c.amount`, `c.flows.to`. Fails where a cell has an error. */
export interface Figures {
  names: Record<string, Named>;
  /** The value in base units of a number; what a text or a truth says. */
  of(path: string): number | string | boolean | undefined;
  ends(path: string): [number | null | undefined, number | null | undefined];
  column(path: string): Column;
  values(path: string): Column['values'];
}

export async function figures(...cells: string[]): Promise<Figures> {
  const ran = await run(cells);
  expect(ran.errors).toEqual([]);
  return read(ran.json.names);
}

export function read(names: Record<string, Named>): Figures {
  const at = (path: string): Named => {
    const [name, ...rest] = path.split('.');
    let found = names[name!];
    for (const key of rest) found = found?.fields?.[key];
    if (!found) throw new Error(`there is no ${path}: ${JSON.stringify(names[name!])}`);
    return found;
  };
  const column = (path: string): Column => {
    const parts = path.split('.');
    const name = parts.pop()!;
    const found = at(parts.join('.')).columns?.find((c) => c.name === name);
    if (!found) throw new Error(`there is no column ${path}`);
    return found;
  };
  return {
    names,
    of: (path) => at(path).base?.value ?? at(path).value,
    ends: (path) => [at(path).base?.low, at(path).base?.high],
    column,
    values: (path) => column(path).values,
  };
}

/** The errors of a notebook: code and sentence. */
export async function failures(...cells: string[]): Promise<string[]> {
  const { json } = await run(cells);
  return json.diagnostics.filter((d) => d.severity === 'error').map((d) => `${d.code}: ${d.message}`);
}
