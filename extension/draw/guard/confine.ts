// What stands between a compiled chart and Vega, in the notebook's window and out of it: nothing that reaches beyond the
// chart, rows of its own, and errors that end the drawing instead of being passed over.
import { useDelimitedText } from './formats';
import type { Report } from './report';
import { isObject, type Json, type JsonObject } from './spec-check';
import { boundTransforms } from './transforms';

let confined = false;

/** Bounds on Vega's transforms and our reader of delimited text: once for the bundle, whose copy of Vega is its own. */
export function confineVega(): void {
  if (confined) return;
  confined = true;
  useDelimitedText();
  boundTransforms();
}

/**
 * Takes what is left of the page from a compiled spec (timers, selectors, inputs elsewhere) and gives it its rows.
 * @returns names of the data sets that the spec itself gave
 */
export function confine(compiled: JsonObject, rows: ReadonlyMap<string, Json>): string[] {
  delete compiled.usermeta;
  const config = isObject(compiled.config) ? compiled.config : {};
  compiled.config = { ...config, events: { bind: 'container', selector: false, timer: false } };
  const given = (Array.isArray(compiled.data) ? compiled.data.filter(isObject) : []).filter((set) =>
    rows.has(String(set.name)),
  );
  for (const set of given) set.values = freshRows(rows.get(String(set.name)) ?? []);
  return given.map((set) => String(set.name));
}

/** Vega writes into the rows it is given, and the same rows are drawn again in another theme. */
function freshRows(rows: Json): Json {
  if (!Array.isArray(rows)) return rows;
  return rows.map((row) => (isObject(row) ? Object.assign(Object.create(null) as JsonObject, row) : row));
}

/** The author's config over the theme's: members one by one, parameters by name. */
export function mergeConfig(theme: JsonObject, author: JsonObject): JsonObject {
  const merged: JsonObject = { ...theme };
  for (const key of Object.keys(author)) {
    const ours = theme[key];
    const theirs = author[key]!;
    if (isObject(ours) && isObject(theirs)) merged[key] = mergeConfig(ours, theirs);
    else if (key === 'params' && Array.isArray(ours) && Array.isArray(theirs)) {
      const names = new Set(theirs.map((item) => (isObject(item) ? item.name : undefined)));
      merged[key] = [...ours.filter((item) => !isObject(item) || !names.has(item.name!)), ...theirs];
    } else merged[key] = theirs;
  }
  return merged;
}

/** Vega reports an error of its dataflow to the logger and draws on; here it ends the drawing. */
export function failureLogger(report: Report): object {
  const logger = {
    level: () => logger,
    error: (...values: unknown[]) => {
      report.fail(values.find((value) => value instanceof Error) ?? values.map(String).join(' '));
      return logger;
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
