// Delimited text inside a spec (`"values": "a,b\n1,2"`). Vega's own reader of it compiles a function from the header;
// this one splits text, so that it works where nothing may become code.
import Papa from 'papaparse';
import * as vega from 'vega';
import { escapedField, escapedValue } from './escaped-names';
import { hold } from './bounds';

interface DelimitedFormat {
  delimiter?: string;
  header?: string[];
}

type Register = (name: string, reader: (data: unknown, format?: DelimitedFormat) => object[]) => void;

/** Puts our reader in the place of Vega's for CSV, TSV and DSV; the registry is this bundle's own. */
export function useDelimitedText(): void {
  const { formats: register } = vega as unknown as { formats: Register };
  register('csv', (data, format) => readDelimited(String(data), ',', format?.header));
  register('tsv', (data, format) => readDelimited(String(data), '\t', format?.header));
  register('dsv', (data, format) => readDelimited(String(data), String(format?.delimiter ?? ','), format?.header));
}

/** Rows as objects without a prototype, so that a column called `constructor` is a column. */
export function readDelimited(text: string, delimiter: string, header?: string[]): Record<string, string>[] {
  const [first, ...rest] = Papa.parse<string[]>(text, { delimiter, header: false, skipEmptyLines: true }).data;
  const names = header ?? first ?? [];
  const lines = header && first ? [first, ...rest] : rest;
  hold('rows', lines.length);
  return lines.map((line) => {
    const row = Object.create(null) as Record<string, string>;
    names.forEach((name, i) => (row[escapedField(name)] = escapedValue(line[i] ?? '')));
    return row;
  });
}
