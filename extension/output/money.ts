// Amounts of money as people write them: `$1.08T`, `$300B`, `3000亿 CNY` stays with the caller's scale words.
// The strings parse back as formulas: ASCII minus, decimal point, no digit grouping.

const SYMBOL: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', KRW: '₩', INR: '₹' };
const SCALES: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
];

/** Three significant digits; whole numbers keep all their digits below 1000. `1.080` becomes `1.08`. */
export function significant(x: number, digits = 3): string {
  if (x === 0) return '0';
  if (Math.abs(x) >= 1000) return String(Math.round(x));
  const text = x.toPrecision(digits);
  // Written out: a unit follows, and `1e-7x` would read as another word.
  if (text.includes('e')) {
    const size = Math.abs(x);
    return size < 1 && size >= 1e-18 ? Number(text).toFixed(20).replace(/0+$/, '') : String(Number(text));
  }
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** From here on a trillion is no measure any more. */
const BEYOND_SCALES = 1e24;

/** A magnitude with its scale letter, as in `1.08T`; a rounding up to 1000 moves to the next scale. */
export function scaled(x: number, digits = 3): string {
  const size = Math.abs(x);
  if (size >= BEYOND_SCALES) return String(Number(x.toPrecision(digits)));
  for (const [factor, letter] of SCALES) {
    if (size >= factor * (1 - 0.5 * 10 ** -digits)) return `${significant(x / factor, digits)}${letter}`;
  }
  return significant(x, digits);
}

/** `money(3e11, 'USD')` is `$300B`; a currency without a symbol of its own follows the number: `3T CNY`. */
export function money(x: number, currency: string, digits = 3): string {
  const symbol = SYMBOL[currency];
  const body = scaled(Math.abs(x), digits);
  return `${x < 0 ? '-' : ''}${symbol ? symbol + body : `${body} ${currency}`}`;
}

/**
 * An amount that may be only bounded, in the words of its source: `up to $100B`, `at least $1T`,
 * `$50B up to $100B`; `null` is an end that nobody stated. Both `null`: `amount not given`.
 */
export function amount(low: number | null, high: number | null, currency: string): string {
  if (high === null) return low === null ? 'amount not given' : `at least ${money(low, currency)}`;
  if (low === high) return money(high, currency);
  if (low === null || low === 0) return `up to ${money(high, currency)}`;
  return `${money(low, currency)} up to ${money(high, currency)}`;
}
