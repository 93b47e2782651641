// A table: sorted by its headings, searched, cut to what one reads, copied as CSV.
import type { ResultCell, ResultColumn, ResultForm } from '../extension/output/result';
import { toCsv } from './csv';
import { element } from './element';
import { grouped } from '../extension/output/charts/grouped';
import { copyText } from './save';
import { sourceList } from './sources-view';

type TableForm = Extract<ResultForm, { form: 'table' }>;

const FIRST_ROWS = 50;
const MOST_ROWS = 5_000;
const SEARCHABLE = 12;

export interface Sorting {
  column: number;
  descending: boolean;
}

/** Rows in order: numbers before text, the missing always last, equal ones as they came. */
export function sortedRows(rows: readonly ResultCell[][], sorting: Sorting | null): readonly ResultCell[][] {
  if (!sorting) return rows;
  const { column, descending } = sorting;
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const one = a[column]?.sort ?? null;
    const two = b[column]?.sort ?? null;
    if (one === null || two === null) return Number(one === null) - Number(two === null);
    if (typeof one !== typeof two) return sign * (typeof one === 'number' ? -1 : 1);
    if (typeof one === 'number') return sign * (one - (two as number));
    return sign * one.localeCompare(two as string, undefined, { numeric: true });
  });
}

/** Rows in which every word of the search stands, in any column, whatever its case. */
export function matchingRows(rows: readonly ResultCell[][], search: string): readonly ResultCell[][] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = row.map((cell) => cell.display.toLocaleLowerCase()).join('\u0000');
    return words.every((word) => text.includes(word));
  });
}

/** All rows in the order shown: headings with their unit, then what sorts, which has all digits. */
export function tableCsv(columns: readonly ResultColumn[], rows: readonly ResultCell[][]): string {
  const heads = columns.map((column) => (column.unit ? `${column.name} (${column.unit})` : column.name));
  return toCsv([heads, ...rows.map((row) => row.map((cell) => cell.sort))]);
}

export function tableView(form: TableForm): HTMLElement {
  const { columns, rows, total, notes, sources } = form;
  let sorting: Sorting | null = null;
  let search = '';
  let all = false;

  const heads = columns.map((column, index) => heading(column, () => sortBy(index)));
  const body = element('tbody');
  const count = element('span', { class: 'aibubble-count', role: 'status' });
  const more = element('button', { type: 'button', class: 'aibubble-link' });
  const copy = element('button', { type: 'button', class: 'aibubble-link' }, 'Copy as CSV');

  const shown = (): readonly ResultCell[][] => sortedRows(matchingRows(rows, search), sorting);
  const update = (): void => {
    const found = shown();
    const limit = all ? MOST_ROWS : FIRST_ROWS;
    body.replaceChildren(...found.slice(0, limit).map((row) => bodyRow(row, columns)));
    heads.forEach(({ head }, i) => {
      head.setAttribute('aria-sort', sorting?.column !== i ? 'none' : sorting.descending ? 'descending' : 'ascending');
    });
    count.textContent = countWords(Math.min(found.length, limit), found.length, total, search !== '');
    more.hidden = all || found.length <= FIRST_ROWS;
    more.textContent = `Show all ${Math.min(found.length, MOST_ROWS).toLocaleString()}`;
  };
  const sortBy = (column: number): void => {
    sorting =
      sorting?.column === column
        ? sorting.descending
          ? null
          : { column, descending: true }
        : { column, descending: false };
    update();
  };
  more.addEventListener('click', () => {
    all = true;
    update();
  });
  copy.addEventListener('click', () => {
    void copyText(copy.parentElement ?? copy, tableCsv(columns, shown())).then((copied) => {
      count.textContent = copied
        ? `${shown().length.toLocaleString()} rows copied`
        : 'The clipboard is not open to this page.';
    });
  });

  const table = element(
    'table',
    { class: 'aibubble-table', 'aria-label': form.name ?? 'Table' },
    element('thead', {}, element('tr', {}, ...heads.map(({ head }) => head))),
    body,
  );
  const tools = element(
    'div',
    { class: 'aibubble-tools' },
    rows.length > SEARCHABLE ? filterBox() : null,
    count,
    more,
    copy,
  );
  update();
  return element(
    'div',
    { class: 'aibubble-result' },
    element('div', { class: 'aibubble-scroll' }, table),
    tools,
    ...notes.map((note) => element('p', { class: 'aibubble-small' }, note)),
    sourceList(sources),
  );

  function filterBox(): HTMLElement {
    const box = element('input', {
      type: 'search',
      placeholder: 'Filter rows',
      'aria-label': 'Filter rows',
      class: 'aibubble-filter',
    });
    box.addEventListener('input', () => {
      search = box.value;
      update();
    });
    return box;
  }
}

function heading(column: ResultColumn, sort: () => void): { head: HTMLElement } {
  const button = element(
    'button',
    { type: 'button' },
    column.name,
    column.unit ? element('span', { class: 'aibubble-unit' }, ` ${column.unit}`) : null,
  );
  button.addEventListener('click', sort);
  return { head: element('th', { scope: 'col', class: `aibubble-${column.align}`, 'aria-sort': 'none' }, button) };
}

function bodyRow(row: ResultCell[], columns: readonly ResultColumn[]): HTMLElement {
  return element(
    'tr',
    {},
    ...columns.map(({ align }, i) => {
      const cell = row[i];
      const empty = !cell?.display;
      return element(
        'td',
        { class: `aibubble-${align}${empty ? ' aibubble-missing' : ''}`, title: cell?.note },
        empty ? '–' : grouped(cell.display),
      );
    }),
  );
}

function countWords(shown: number, found: number, total: number, searching: boolean): string {
  const n = (count: number): string => count.toLocaleString();
  if (searching) return shown < found ? `${n(shown)} of ${n(found)} found` : `${n(found)} of ${n(total)} rows`;
  return shown < total ? `${n(shown)} of ${n(total)} rows` : `${n(total)} ${total === 1 ? 'row' : 'rows'}`;
}
