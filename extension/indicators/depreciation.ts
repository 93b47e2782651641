export type DepreciationMethod = 'straight_line' | 'double_declining' | 'sum_of_years';

/** One year; `book` is the value left after it. */
export interface DepreciationYear {
  year: number;
  depreciation: number;
  book: number;
}

/**
 * Depreciation schedule, one row a year from the first, full years; a life of 5.5 years has six rows, the last for half a
 * year. The book value ends at the salvage value and never falls below it.
 *
 * - straight_line: (cost − salvage) / life;
 * - double_declining: book · 2 / life, or straight line over the remaining life once that is larger;
 * - sum_of_years: (cost − salvage) · remaining life / sum of all remaining lives.
 *
 * @param life years, above 0 and at most 1000
 * @param salvage 0 … cost
 * @throws RangeError outside these
 */
export function depreciation(
  cost: number,
  life: number,
  method: DepreciationMethod = 'straight_line',
  salvage = 0,
): DepreciationYear[] {
  if (!(life > 0 && life <= 1000)) throw new RangeError('Depreciation needs a life above 0 and at most 1000 years');
  if (!(salvage >= 0 && salvage <= cost)) throw new RangeError('The salvage value lies between 0 and the cost');
  const years = Math.ceil(life);
  let weights = 0;
  for (let year = 1; year <= years; year++) weights += life - year + 1;
  const rows: DepreciationYear[] = [];
  let book = cost;
  for (let year = 1; year <= years; year++) {
    const remaining = life - year + 1;
    const left = book - salvage;
    const due = year === years ? left : charge(method, { cost, salvage, life, book, remaining, weights });
    book = year === years ? salvage : Math.max(salvage, book - due);
    rows.push({ year, depreciation: Math.min(due, left), book });
  }
  return rows;
}

interface YearStart {
  cost: number;
  salvage: number;
  life: number;
  book: number;
  remaining: number;
  weights: number;
}

function charge(method: DepreciationMethod, { cost, salvage, life, book, remaining, weights }: YearStart): number {
  switch (method) {
    case 'straight_line':
      return (cost - salvage) / life;
    case 'double_declining':
      return Math.max((book * 2) / life, (book - salvage) / remaining);
    case 'sum_of_years':
      return ((cost - salvage) * remaining) / weights;
  }
}
