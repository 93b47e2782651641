import { describe, expect, it, test } from 'vitest';
import { SCHEMAS } from '../../../extension/catalogue/data-schemas';
import type { DataCell } from '../../../extension/language/data/data-cell';
import { readDataCell } from '../../../extension/language/data/data-cell';

const read = (text: string, own: string[] = []): DataCell => readDataCell(text, new Set(own));
const HEAD = 'deals d\nfrom, to, kind, amount\n';

/** A column's values as text: numbers in base units, bounds as `low..high`, missing as `-`. */
function column(cell: DataCell, name: string): string {
  const found = cell.columns.find((c) => c.name === name);
  if (!found) return 'absent';
  if (found.texts) return found.texts.map((t) => t ?? '-').join(' | ');
  return [...found.numbers!]
    .map((n, row) => {
      const bound = found.bounds?.get(row);
      return bound ? `${bound.low}..${bound.high}` : Number.isNaN(n) ? '-' : String(n);
    })
    .join(' | ');
}
const said = (text: string): string[] =>
  read(text).problems.map((p) => `${p.code} «${text.slice(p.start, p.end)}» ${p.message}`);

describe('an amount is a literal of the formula language', () => {
  test.each([
    ['$1B', '1000000000'],
    ['"$1,000B"', '1000000000000'],
    ['3亿美元', '300000000'],
    ['-$3B', '-3000000000'],
    ['($3B)', '3000000000'],
    ['up to $100B', '0..100000000000'],
    ['at least $5B', '5000000000..Infinity'],
    ['most of $4B', '2000000000..4000000000'],
    ['$50B up to $100B', '50000000000..100000000000'],
    ['$50 up to $100B', '50000000000..100000000000'],
    ['$50 up to 100B', '50000000000..100000000000'],
    ['', '-'],
  ])('%s', (field, wanted) => expect(column(read(`${HEAD}A,B,cloud,${field}`), 'amount')).toBe(wanted));
});

describe('a header lends its unit', () => {
  test.each([
    ['[$B]', '5', '5000000000'],
    ['[$B]', '$5', '5000000000'],
    ['[$B]', '$5M', '5000000'],
    ['[$B]', '2T', '2000000000000'],
    ['[$B]', 'up to 100', '0..100000000000'],
    ['[亿美元]', '3', '300000000'],
    ['[亿 CNY]', '3', '300000000'],
    ['[€]', '3', '3'],
  ])('%s %s', (unit, field, wanted) =>
    expect(column(read(`deals d\nfrom, to, kind, amount ${unit}\nA,B,cloud,${field}`), 'amount')).toBe(wanted),
  );
  const quarter = 31_556_952 / 4;
  test.each([
    ['[$/quarter]', '2B', String(2e9 / quarter)],
    ['[$/quarter]', '$2', String(2 / quarter)],
    ['[$B/quarter]', '2', String(2e9 / quarter)],
    ['[%]', '5', '0.05'],
    ['[GW]', '3', '3000000000'],
    ['[GW]', '3 MW', '3000000'],
  ])('%s %s', (unit, field, wanted) =>
    expect(Number(column(read(`table t\nx ${unit}\n${field}`), 'x'))).toBeCloseTo(Number(wanted), 9),
  );
  it('says how a unit is written where it is none', () => {
    expect(said('table t\nx [foo]\n1')).toEqual([
      "U01 «x [foo]» `[foo]` is no unit. A header's unit is written as in `amount [$B]`, `revenue [$/quarter]`, `power [GW]`.",
    ]);
  });
});

describe('the first line', () => {
  it('says what means missing, and which columns are called otherwise', () => {
    const cell = read(
      'series s missing "0" columns date = "Date", price = "SP500"\nDate, SP500\n2025-01-01, 0\n2025-02-01, 5',
    );
    expect(cell.problems).toEqual([]);
    expect(column(cell, 'date')).toBe('20089 | 20120');
    expect(column(cell, 'price')).toBe('- | 5');
  });
  test.each([
    ['deals\nfrom', 'D01 «deals» A data cell has a name: `deals openai`.'],
    ['dels d\na\n1', 'D01 «dels» There is no schema `dels`; did you mean `deals`?'],
    [
      'deals _d\nfrom, to, kind, amount',
      'D01 «_d» A data cell is read by other cells: its name does not begin with `_`.',
    ],
    ['table t\n', 'D02 «t» `t` has no rows: a header row follows the first line.'],
    ['table t columns a = "Q"\nA\n1', 'D02 «t» There is no column `Q` to be read as `a`.'],
    ['deals d\nfrom, to, kind\nA, B, cloud', 'D02 «d» `deals` needs the column `amount`.'],
    ['table t\na, a\n1, 2', 'D02 «a» Two columns are called `a`: the second is left out.'],
  ])('%j', (text, wanted) => expect(said(text)).toEqual([wanted]));
  it('of a file needs no rows', () => expect(said('deals d from "deals.csv"')).toEqual([]));
});

describe('rows', () => {
  it('are CSV with blanks trimmed, or the tabs of a spreadsheet', () => {
    for (const text of ['table t\na, b\n 1 , x \n\n2,y\n', 'table t\r\na\tb\r\n1\tx\r\n2\ty']) {
      expect(column(read(text), 'a')).toBe('1 | 2');
      expect(column(read(text), 'b')).toBe('x | y');
    }
  });
  it('may hold commas, quotes and line breaks in quotes', () => {
    const cell = read(`${HEAD}"A ""x"", Inc","B\nC" , cloud,$1B`);
    expect([column(cell, 'from'), column(cell, 'to')]).toEqual(['A "x", Inc', 'B\nC']);
  });
  it('hold dates as people write them', () => {
    expect(column(read('table t\nd\n2025-10-20\n2025/10/20\n2025Q3\n2025-10\n2025年10月20日'), 'd')).toBe(
      '20381 | 20381 | 20270 | 20362 | 20381',
    );
  });
  it('keep names like 3M as text', () => {
    expect(column(read(`${HEAD}3M,7B,cloud,$1B`), 'from')).toBe('3M');
    expect(column(read('table t\nname\n3M\nBP\n7B'), 'name')).toBe('3M | BP | 7B');
  });
  it('may mix currencies, each row keeping its own', () => {
    const cell = read(`${HEAD}A,B,cloud,$1B\nB,C,cloud,2B EUR`);
    expect(cell.problems).toEqual([]);
    expect(cell.columns.find((c) => c.name === 'amount')!.currencies).toEqual(['USD', 'EUR']);
  });
});

describe('a row that cannot be read is named, and the others load', () => {
  const loads = (bad: string): string[] => {
    const text = `${HEAD}A,B,cloud,$1B\n${bad}\nC,D,cloud,$2B`;
    const cell = read(text);
    expect(column(cell, 'amount').replace(' | -', '')).toBe('1000000000 | 2000000000');
    expect(cell.failed).toBe(1);
    expect(cell.rowNumbers).toEqual([1, 3]);
    return said(text);
  };
  test.each([
    [
      'A, B, cloud, $1,000B',
      'D03 «$1,000B» Row 2 has 5 fields where the header has 4. Put the amount in quotes, flush with the comma: ,"$1,000B"',
    ],
    [
      'A, B, cloud, $1,000,000',
      'D03 «$1,000,000» Row 2 has 6 fields where the header has 4. Put the amount in quotes, flush with the comma: ,"$1,000,000"',
    ],
    [
      'A, B, cloud, $1B, x',
      'D03 «A, B, cloud, $1B, x» Row 2 has 5 fields where the header has 4. A field that holds a comma stands in quotes.',
    ],
    [
      'A, B, cloud, "$1,000B"',
      'D04 «"$1,000B"» Row 2: a quote stands flush with the comma before it: write ,"$1,000B"',
    ],
    ['A, "B", cloud, $1B', 'D04 «"B"» Row 2: a quote stands flush with the comma before it: write ,"B"'],
    [
      'A,"B, cloud, $1B',
      'D04 «"B, cloud, $1B» Row 2: a quote opens here and is not closed before the comma or the end of the line.',
    ],
    [
      'A,"B"x, cloud, $1B',
      'D04 «"B"x, cloud, $1B» Row 2: a quote opens here and is not closed before the comma or the end of the line.',
    ],
    ['A, B, cloud, lots', 'D05 «lots» Row 2, column `amount`: `lots` is not a number. Empty means missing.'],
    [
      'A, B, cloud, 3 GW',
      'D05 «3 GW» Row 2, column `amount`: `3 GW` is power (W) where money is expected. Write `$300B`, or give the header a unit: `amount [$B]`.',
    ],
    [
      'A, B, cloud, 5',
      'D05 «5» Row 2, column `amount`: `5` is a plain number where money is expected. Write `$300B`, or give the header a unit: `amount [$B]`.',
    ],
    [
      'A, B, cloud, 3 foo',
      'U01 «3 foo» Row 2, column `amount`: `foo` is neither a unit nor a scale; for a unit of your own, add `unit foo` to a formula cell.',
    ],
    ['A, B, cloud, 3 m', 'U01 «3 m» Row 2, column `amount`: `m` is neither a unit nor a scale; did you mean `M`?'],
    [
      'A, B, cloud, ¥3',
      'U02 «¥3» Row 2, column `amount`: A bare ¥ may be yuan or yen: write `CNY` or `JPY` after the number.',
    ],
    ['A, B, cloud, $.5B', 'D05 «$.5B» Row 2, column `amount`: `$.5B` is not a number. Empty means missing.'],
    [
      'A, B, cloud, $10B up to $5B',
      'D05 «$10B up to $5B» Row 2, column `amount`: The lower end of `$10B up to $5B` is above the upper end.',
    ],
    [', B, cloud, $1B', 'D06 «» Row 2, column `from` is empty: a deal names who pays and who is paid.'],
  ])('%s', (bad, wanted) => expect(loads(bad)).toEqual([wanted]));

  it('and a date of no calendar', () => {
    expect(said('table t\nd\n2025-01-01\n2025-02-30\n2025-03-01\n2025-04-01')).toEqual([
      'D05 «2025-02-30» Row 2, column `d`: `2025-02-30` is not a date. Write `2025-10-20`, `2025Q3` or `2025`.',
    ]);
  });
  it('and its fix, when applied, loads it', () => {
    for (const bad of [
      'A, B, cloud, $1,000B',
      'A, B, cloud, $1,000,000',
      'A, B, cloud, "$1,000B"',
      'A, "B", cloud, $1B',
      'A, B, cluod, $1B',
    ]) {
      const text = HEAD + bad;
      const [fix] = read(text).problems.flatMap((p) => p.fixes ?? []);
      const [edit] = fix!.edits;
      const after = text.slice(0, edit!.start) + edit!.text + text.slice(edit!.end);
      expect.soft(said(after), bad).toEqual([]);
      expect.soft(read(after).count, bad).toBe(1);
    }
  });
  it('a field of another dimension than its column is left out alone', () => {
    const text = 'table t\nx\n$1B\n3 GW\n$3B';
    expect(said(text)).toEqual([
      'D08 «3 GW» Row 2, column `x`: this is power (W), the column is money (USD). The field is left out.',
    ]);
    expect(column(read(text), 'x')).toBe('1000000000 | - | 3000000000');
  });
  it('an unfinished merge is one error', () => {
    expect(said(`${HEAD}<<<<<<< ours\nA, B, cloud, $1B\n=======\nA, B, cloud, $2B\n>>>>>>> theirs`)).toEqual([
      'D09 «<<<<<<< ours» A merge was never finished here: keep one side and delete the lines of <<<<<<<, ======= and >>>>>>>.',
    ]);
  });
});

describe('schemas', () => {
  test.each(
    SCHEMAS.flatMap((s) => s.columns.flatMap((c) => c.aliases.map((alias) => [s.name, alias, c.name] as const))),
  )('%s: %s is %s', (schema, alias, name) =>
    expect(read(`${schema} t\n${alias}\n1`).columns.map((c) => c.name)).toEqual([name]),
  );
  it('read a Chinese table', () => {
    const cell = read('deals d\n付款方\t收款方\t类型\t金额 [亿美元]\t日期\n英伟达\tOpenAI\t股权\t1000\t2025年9月22日');
    expect([column(cell, 'from'), column(cell, 'amount'), column(cell, 'date')]).toEqual([
      '英伟达',
      '100000000000',
      '20353',
    ]);
    expect(cell.problems.map((p) => [p.code, p.fixes?.[0]?.edits[0]?.text])).toEqual([['D07', 'equity']]);
  });
  it('hint at words and columns that they do not know', () => {
    expect(said(`${HEAD}A, B, cluod, $1B`)).toEqual([
      'D07 «cluod» `cluod` is none of the known kinds; did you mean `cloud`?',
    ]);
    expect(said('deals d\nfrom, to, kind, amount, sorce\nA, B, cloud, $1B, x')).toEqual([
      'D07 «sorce» `deals` has no column `sorce`; did you mean `source`?',
    ]);
  });
});

test('a huge cell takes time in proportion to its rows', () => {
  const time = (rows: number): number => {
    const text = `${HEAD}${'A, B, cloud, $1B\nA, B, cloud, "$1,000B"\nA, B, cloud, x, y\n'.repeat(rows)}`;
    const from = performance.now();
    read(text);
    return performance.now() - from;
  };
  time(300);
  // Eight times the rows: 64 times the time if it were quadratic.
  expect(time(8000)).toBeLessThan(30 * Math.max(time(1000), 2));
});
