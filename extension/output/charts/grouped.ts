// Numbers as the reader's language groups them. Only plain numbers are touched: `$1.08T`, a year, a code are not.

/** Five digits and more before the point: four may be a year. */
const PLAIN = /^([-−]?)(\d{5,})(\.\d+)?$/;

/** `1234567.5` is `1,234,567.5` in English; anything that is no plain number comes back as it is. */
export function grouped(display: string, locale?: string): string {
  const match = PLAIN.exec(display);
  if (!match) return display;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole.startsWith('0')) return display;
  // Digit by digit, so that no figure is rounded: a BigInt for the whole part, the fraction as it stands.
  const point = (1.5).toLocaleString(locale).replace(/\d/g, '') || '.';
  return sign + BigInt(whole).toLocaleString(locale) + (fraction ? point + fraction.slice(1) : '');
}
