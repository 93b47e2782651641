// One drawing: a checked spec and a theme in, a live Vega view out. The only file that calls vega-embed.
import type { View } from 'vega';
import embed, { type EmbedOptions } from 'vega-embed';
import { themeConfig } from '../extension/output/charts/theme';
import { hold } from './bounds';
import { compileSpec } from './compile';
import { guardedInterpreter } from './interpreter';
import { refusingLoader } from './loader';
import type { Report } from './report';
import { isObject, type CheckedSpec, type Json, type JsonObject } from './spec-check';
import type { Theme } from './theme-tokens';
import type { Tooltip } from './tooltip';
import { createWatch } from './watch';

export interface Drawing {
  view: View;
  /** The rows given in the spec itself, by data set. */
  sourceRows(): object[][];
  finalize(): void;
}

interface Surroundings {
  host: HTMLElement;
  inputs: HTMLElement;
  tooltip: Tooltip;
  report: Report;
}

/** Views that are drawn and not yet finalised; the tests read it as the figure's own count. */
let live = 0;
export const liveViews = (): number => live;

/**
 * Draws into `host`.
 * @param chart as `checkSpec` gave it
 * @throws an Error in words where the chart cannot be drawn; nothing is left behind then
 */
export async function drawView(
  { spec, rows }: CheckedSpec,
  theme: Theme,
  { host, inputs, tooltip, report }: Surroundings,
): Promise<Drawing> {
  const config = mergeConfig(configOf(theme), isObject(spec.config) ? spec.config : {});
  const compiled = compileSpec({ ...spec, config });
  const sources = confine(compiled, rows);
  const watch = createWatch();
  const options: EmbedOptions = {
    mode: 'vega',
    hover: false,
    renderer: 'svg',
    ast: true,
    expr: guardedInterpreter(watch, report) as unknown as NonNullable<EmbedOptions['expr']>,
    actions: false,
    defaultStyle: false,
    loader: refusingLoader(report) as unknown as NonNullable<EmbedOptions['loader']>,
    logger: failureLogger(report) as unknown as NonNullable<EmbedOptions['logger']>,
    tooltip: tooltip.show,
    bind: inputs,
  };
  const result = await embed(host, compiled as unknown as Parameters<typeof embed>[1], options);
  const { view } = result;
  live += 1;
  let ended = false;
  const finalize = (): void => {
    if (ended) return;
    ended = true;
    live -= 1;
    watch.stop();
    result.finalize();
    tooltip.dispose();
  };
  try {
    const failure = report.failure();
    if (failure) throw new Error(failure);
    hold('width', view.width());
    hold('height', view.height());
  } catch (error) {
    finalize();
    throw error;
  }
  return {
    view,
    sourceRows: () => sources.map((name) => view.data(name) as object[]),
    finalize,
  };
}

/** Vega reports an error of its dataflow to the logger and draws on; here it ends the drawing. */
function failureLogger(report: Report): object {
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

/**
 * Takes what is left of the page from a compiled spec (timers, selectors, inputs elsewhere) and gives it its rows.
 * @returns names of the data sets that the spec itself gave
 */
function confine(compiled: JsonObject, rows: ReadonlyMap<string, Json>): string[] {
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

function configOf(theme: Theme): JsonObject {
  const config = themeConfig(theme.tokens) as JsonObject;
  return theme.font ? { ...config, font: theme.font } : config;
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
