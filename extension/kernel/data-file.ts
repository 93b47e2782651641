// A data file's bytes as delimited text, which data cells read: .csv and .tsv as they are, .json and .parquet as rows.
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import Papa from 'papaparse';

/** Budgets; past one, an error that names it. */
export const MOST_BYTES = 512 * 1024 * 1024;
export const MOST_ROWS = 5_000_000;
export const MOST_COLUMNS = 2_000;

/** Why a file cannot be read, as the end of a sentence: `… cannot be read: <reason>.` */
export class UnreadableFile extends Error {}

const refuse = (reason: string): never => {
  throw new UnreadableFile(reason);
};

export async function readDataFile(path: string, bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > MOST_BYTES) refuse(`it is larger than ${MOST_BYTES / 1024 / 1024} MB`);
  switch (/\.[a-z]+$/i.exec(path)?.[0].toLowerCase()) {
    case '.csv':
    case '.tsv':
    case '.txt':
      return decoded(bytes);
    case '.json':
      return fromJson(decoded(bytes));
    case '.parquet':
      return fromParquet(bytes);
    default:
      return refuse('a data file ends in .csv, .tsv, .json or .parquet');
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('its text is not UTF-8');
  }
}

/** A list of objects, or an object of lists of one length. */
function fromJson(text: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse(`it is not JSON (${(error as Error).message})`);
  }
  if (Array.isArray(json) && json.every(isObject)) return toText(json);
  if (isObject(json)) {
    const columns = Object.entries(json);
    const lists = columns.map(([, list]) => list);
    if (
      columns.length &&
      lists.every(Array.isArray) &&
      new Set(lists.map((list) => (list as unknown[]).length)).size === 1
    ) {
      const count = (lists[0] as unknown[]).length;
      return toText(
        Array.from({ length: count }, (_, row) =>
          Object.fromEntries(columns.map(([name, list]) => [name, (list as unknown[])[row]])),
        ),
      );
    }
  }
  return refuse('it is neither a list of objects nor an object of lists of one length');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function fromParquet(bytes: Uint8Array): Promise<string> {
  const file = bytes.slice().buffer;
  try {
    // Counts are checked before anything is allocated for them.
    const metadata = parquetMetadata(file);
    if (metadata.num_rows > MOST_ROWS) refuse(`it has more than ${MOST_ROWS} rows`);
    const columns = parquetSchema(metadata).children;
    if (columns.length > MOST_COLUMNS) refuse(`it has more than ${MOST_COLUMNS} columns`);
    return toText(
      await parquetReadObjects({ file, metadata }),
      columns.map((c) => c.element.name),
    );
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    return refuse(`it is not a Parquet file that can be read (${(error as Error).message})`);
  }
}

/** Values as the fields of a data cell are written; what is missing is empty. */
function field(value: unknown, name: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') return refuse(`its column \`${name}\` holds lists or objects`);
  return String(value);
}

function toText(
  rows: readonly Record<string, unknown>[],
  names: readonly string[] = [...new Set(rows.flatMap((row) => Object.keys(row)))],
): string {
  if (rows.length > MOST_ROWS) refuse(`it has more than ${MOST_ROWS} rows`);
  if (names.length > MOST_COLUMNS) refuse(`it has more than ${MOST_COLUMNS} columns`);
  return Papa.unparse(
    { fields: [...names], data: rows.map((row) => names.map((name) => field(row[name], name))) },
    { newline: '\n' },
  );
}
