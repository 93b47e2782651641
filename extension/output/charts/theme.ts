// What a chart gets from outside: colours by theme, and the sizes that are the same in every theme.
// A spec of ours never holds a colour. It names a token, `color: use('accent')`, and the renderer's config supplies the value.

/** One colour for each meaning. `gold` is for fills and symbols only: on white it has not enough contrast for text. */
export interface Tokens {
  /** The editor's background: halos and gaps between marks. */
  paper: string;
  /** Titles, names, direct labels. */
  ink: string;
  /** Subtitles, axis labels, sources. */
  ink2: string;
  /** Gridlines; decoration, never the only carrier of meaning. */
  grid: string;
  /** Axis lines, reference rules, connectors. */
  rule: string;
  /** Data that is context. */
  muted: string;
  /** Large context areas; decoration, as `grid` is. */
  pale: string;
  /** The finding, and nothing else. */
  accent: string;
  /** The one other series. */
  blue: string;
  /** A third series. */
  gold: string;
}

export type ThemeKind = 'light' | 'dark' | 'hc-dark' | 'hc-light';

/**
 * Chosen by contrast with `paper` and by distance under simulated colour blindness (Machado, Oliveira and
 * Fernandes 2009). The accent is crimson on white and orange on dark, for a coral comes too near to grey for
 * protanopes: so no text may call it by a colour's name.
 */
export const TOKENS: Record<ThemeKind, Tokens> = {
  light: {
    paper: '#ffffff',
    ink: '#3b3b3b',
    ink2: '#616161',
    grid: '#e5e5e5',
    rule: '#8a8a8a',
    muted: '#8c8c8c',
    pale: '#d6d6d6',
    accent: '#b3123f',
    blue: '#0f5fa6',
    gold: '#b88600',
  },
  dark: {
    paper: '#1f1f1f',
    ink: '#cccccc',
    ink2: '#9d9d9d',
    grid: '#363636',
    rule: '#808080',
    muted: '#747474',
    pale: '#4a4a4a',
    accent: '#ff8a66',
    blue: '#6cb6ff',
    gold: '#f2d16b',
  },
  'hc-dark': {
    paper: '#000000',
    ink: '#ffffff',
    ink2: '#ffffff',
    grid: '#4d4d4d',
    rule: '#ffffff',
    muted: '#9a9a9a',
    pale: '#5c5c5c',
    accent: '#ff9a5a',
    blue: '#6fc3df',
    gold: '#fff06a',
  },
  'hc-light': {
    paper: '#ffffff',
    ink: '#292929',
    ink2: '#292929',
    grid: '#c4c4c4',
    rule: '#292929',
    muted: '#6b6b6b',
    pale: '#c4c4c4',
    accent: '#9b0030',
    blue: '#0f4a85',
    gold: '#946a00',
  },
};

/** Vega takes no CSS variables, so the list is spelled out; the first fonts measure alike. */
export const FONT = '"Segoe UI", "Open Sans", system-ui, Ubuntu, "Microsoft YaHei", "PingFang SC", sans-serif';

/** Font sizes in px. */
export const SIZE = {
  title: 17,
  subtitle: 12.5,
  name: 14.5,
  label: 12.5,
  axis: 11.5,
  small: 11,
  source: 10.5,
} as const;

/** Line heights in px of the texts that wrap. */
export const LINE = { title: 22, subtitle: 17, source: 14 } as const;

/** Room between the drawing and the edge of the picture, px. */
export const PADDING = { left: 12, right: 12, top: 10, bottom: 10 } as const;

/** Width of the picture that the kernel stores, px. */
export const WIDTH = 760;

/**
 * The Vega-Lite config of a theme: what a renderer passes beside a spec. Its `params` carry the tokens by name.
 * Kept mild enough for hand-written specs, which keep their legends and axis titles.
 */
export function themeConfig(tokens: Tokens): object {
  const text = { labelColor: tokens.ink2, titleColor: tokens.ink2, labelFontSize: SIZE.axis, titleFontSize: SIZE.axis };
  return {
    background: 'transparent',
    font: FONT,
    padding: PADDING,
    autosize: { type: 'fit-x', contains: 'padding' },
    params: Object.entries(tokens).map(([name, value]: [string, string]) => ({ name, value })),
    view: { stroke: null },
    title: {
      anchor: 'start',
      frame: 'group',
      fontSize: SIZE.title,
      fontWeight: 600,
      lineHeight: LINE.title,
      color: tokens.ink,
      subtitleFontSize: SIZE.subtitle,
      subtitleLineHeight: LINE.subtitle,
      subtitlePadding: 5,
      subtitleColor: tokens.ink2,
      offset: 14,
    },
    axis: {
      ...text,
      labelFontWeight: 400,
      titleFontWeight: 400,
      labelPadding: 6,
      labelOverlap: 'greedy',
      labelSeparation: 8,
      gridColor: tokens.grid,
      domainColor: tokens.rule,
      tickColor: tokens.rule,
    },
    legend: { ...text, titleFontWeight: 600, symbolStrokeWidth: 2 },
    header: { ...text, titleFontWeight: 600 },
    text: { fontSize: SIZE.label, color: tokens.ink },
    line: { strokeWidth: 2, strokeCap: 'round', strokeJoin: 'round' },
    mark: { color: tokens.blue },
    rule: { color: tokens.rule },
    range: {
      category: [tokens.blue, tokens.accent, tokens.gold, tokens.muted],
      heatmap: [tokens.pale, tokens.blue],
      ramp: [tokens.pale, tokens.blue],
    },
  };
}

/** A token as an expression, for `color`, `fill` and `stroke`. */
export function use(token: keyof Tokens): { expr: keyof Tokens } {
  return { expr: token };
}
