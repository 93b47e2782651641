// One drawing: a checked spec and a theme in, a live Vega view out. The only file that calls vega-embed.
import type { View } from 'vega';
import embed, { type EmbedOptions } from 'vega-embed';
import { themeConfig } from '../extension/output/charts/theme';
import { hold } from '../extension/draw/guard/bounds';
import { compileSpec } from '../extension/draw/guard/compile';
import { confine, failureLogger, mergeConfig } from '../extension/draw/guard/confine';
import { guardedInterpreter } from '../extension/draw/guard/interpreter';
import { refusingLoader } from '../extension/draw/guard/loader';
import type { Report } from '../extension/draw/guard/report';
import { isObject, type CheckedSpec, type JsonObject } from '../extension/draw/guard/spec-check';
import type { Theme } from './theme-tokens';
import type { Tooltip } from './tooltip';
import { createWatch } from '../extension/draw/guard/watch';

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

function configOf(theme: Theme): JsonObject {
  const config = themeConfig(theme.tokens) as JsonObject;
  return theme.font ? { ...config, font: theme.font } : config;
}
