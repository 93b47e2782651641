// Tables as CSV (RFC 4180). A cell that a spreadsheet would run as a formula stays text.

/** Fields that begin so are formulas to a spreadsheet, or are taken for one after its own trimming. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** One field: quoted where its text needs it, and with an apostrophe in front where it would be a formula. */
export function csvField(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines with CRLF between them, as the RFC asks. */
export function toCsv(rows: readonly (readonly unknown[])[]): string {
  return rows.map((row) => row.map(csvField).join(',')).join('\r\n');
}

/** Rows of objects; the columns are the keys of all of them in the order they first come. */
export function objectsToCsv(rows: readonly object[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return toCsv([columns, ...rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column]))]);
}
