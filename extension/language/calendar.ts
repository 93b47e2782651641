// Days as whole numbers since 1970-01-01 (UTC), as the language keeps dates.

const MS = 86_400_000;

/** `2025-10-20` to its day; undefined where the calendar has no such day. */
export function toDay(iso: string): number | undefined {
  const [year = NaN, month = NaN, day = NaN] = iso.split('-').map(Number);
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? time / MS : undefined;
}

export const fromDay = (day: number): string => new Date(day * MS).toISOString().slice(0, 10);

/** First day of a quarter and the day after its last. */
export const toQuarter = (year: number, quarter: number): { from: number; to: number } => ({
  from: Date.UTC(year, quarter * 3 - 3, 1) / MS,
  to: Date.UTC(year, quarter * 3, 1) / MS,
});

export const toYear = (year: number): { from: number; to: number } => ({
  from: Date.UTC(year, 0, 1) / MS,
  to: Date.UTC(year + 1, 0, 1) / MS,
});

/** Year with decimals: where a day stands on an axis. */
export function yearOf(day: number): number {
  const year = new Date(day * MS).getUTCFullYear();
  const { from, to } = toYear(year);
  return year + (day - from) / (to - from);
}

const SHAPES: readonly [RegExp, (m: RegExpExecArray) => number | undefined][] = [
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    (m) => toDay(`${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`),
  ],
  [/^(\d{4})-(\d{1,2})$/, (m) => toDay(`${m[1]}-${m[2]!.padStart(2, '0')}-01`)],
  [/^(\d{4})\s*[Qq]([1-4])$/, (m) => toQuarter(Number(m[1]), Number(m[2])).from],
  [/^(\d{4})$/, (m) => toYear(Number(m[1])).from],
  [
    /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/,
    (m) => toDay(`${m[1]}-${(m[2] ?? '1').padStart(2, '0')}-${(m[3] ?? '1').padStart(2, '0')}`),
  ],
  [/^(\d{4}-\d{2}-\d{2})T[\d:.]+Z?$/, (m) => toDay(m[1]!)],
];

/** A date as people write it in a table: a day, a month, a quarter or a year (its first day). */
export function readDate(text: string): number | undefined {
  for (const [shape, read] of SHAPES) {
    const match = shape.exec(text);
    if (match) return read(match);
  }
  return undefined;
}
