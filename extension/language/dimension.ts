// Dimensions: products of powers of base symbols (currency codes, `s`, `W`, units of one's own).
// A stock (`USD`) and a flow (`USD/s`) differ; energy is `W·s`. Instances are interned: compare with `===`.
import type { Exponents } from '../catalogue/units';
import { CURRENCIES } from '../catalogue/units';

export interface Dimension {
  /** Canonical text, base symbols in code-unit order: `USD·s^-1`. Empty for a plain number. */
  readonly key: string;
  readonly exponents: Exponents;
}

const known = new Map<string, Dimension>();

/** The dimension with these exponents; zero exponents are dropped. */
export function dimension(exponents: Exponents): Dimension {
  const entries = Object.entries(exponents)
    .filter(([, power]) => Math.abs(power) > 1e-9)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const key = entries.map(([symbol, power]) => (power === 1 ? symbol : `${symbol}^${power}`)).join('·');
  let found = known.get(key);
  if (!found) known.set(key, (found = { key, exponents: Object.freeze(Object.fromEntries(entries)) }));
  return found;
}

export const PLAIN = dimension({});
export const TIME = dimension({ s: 1 });
export const POWER = dimension({ W: 1 });
export const ENERGY = dimension({ W: 1, s: 1 });

/** `a · b^power`. */
export function combine(a: Dimension, b: Dimension, power = 1): Dimension {
  if (b === PLAIN) return a;
  const exponents: Record<string, number> = { ...a.exponents };
  for (const [symbol, exponent] of Object.entries(b.exponents)) {
    exponents[symbol] = (exponents[symbol] ?? 0) + exponent * power;
  }
  return dimension(exponents);
}

export const raise = (a: Dimension, power: number): Dimension =>
  dimension(Object.fromEntries(Object.entries(a.exponents).map(([symbol, exponent]) => [symbol, exponent * power])));

const CODES = new Set(CURRENCIES);
export const isCurrency = (symbol: string): boolean => CODES.has(symbol);

/** Currencies in it; money of one currency has exactly one, with power 1. */
export const currenciesOf = (d: Dimension): string[] => Object.keys(d.exponents).filter(isCurrency);

/** A stock of money: exactly `USD`, `CNY`, … */
export function moneyOf(d: Dimension): string | undefined {
  const symbols = Object.keys(d.exponents);
  return symbols.length === 1 && isCurrency(symbols[0]!) && d.exponents[symbols[0]!] === 1 ? symbols[0] : undefined;
}

/** A flow of money: exactly `USD/s`. */
export function flowOf(d: Dimension): string | undefined {
  return d.exponents['s'] === -1 ? moneyOf(combine(d, TIME)) : undefined;
}

/** Base unit as the JSON contract prints it: `USD/s`, `W`, `J`, `1`. */
export function baseUnit(d: Dimension): string {
  const exponents: Record<string, number> = { ...d.exponents };
  // Energy has a name of its own where watts and seconds stand in equal powers.
  if (exponents['W'] && exponents['W'] === exponents['s']) {
    exponents['J'] = exponents['W'];
    delete exponents['W'];
    delete exponents['s'];
  }
  const show = ([symbol, power]: [string, number]): string => (power === 1 ? symbol : `${symbol}^${power}`);
  const above = Object.entries(exponents).filter(([, power]) => power > 0);
  const below = Object.entries(exponents).filter(([, power]) => power < 0);
  const head = above.map(show).join('*') || '1';
  return head + below.map(([symbol, power]) => `/${show([symbol, -power])}`).join('');
}

/** In words, for messages: `money (USD)`, `money per time (USD/year)`, `a duration`, `a plain number`. */
export function describe(d: Dimension): string {
  if (d === PLAIN) return 'a plain number';
  if (d === TIME) return 'a duration';
  if (d === POWER) return 'power (W)';
  if (d === ENERGY) return 'energy (Wh)';
  const money = moneyOf(d);
  if (money) return `money (${money})`;
  const flow = flowOf(d);
  if (flow) return `money per time (${flow}/year)`;
  return baseUnit(d).replace(/\/s$/, '/year');
}
