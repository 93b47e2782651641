// Numbers with their units, as people write them. What is printed parses back as a formula.
import { SCALES, UNITS, YEAR } from '../catalogue/units';
import { money, scaled, significant } from './money';
import type { NumberShape } from './shape';

/** A display unit: base value = value · factor. */
export interface DisplayUnit {
  /** As the JSON contract has it: `years`, `USD`, `USD/year`, `GW`, `1`. */
  name: string;
  factor: number;
  print(value: number, digits?: number): string;
}

const UNIT = new Map(UNITS.map((u) => [u.name, u]));
const isCode = (symbol: string): boolean => /^[A-Z]{3}$/.test(symbol);

/** The largest unit of a family in which the size is at least 1. */
function fitting(names: readonly string[], size: number): string {
  const fits = names.filter((name) => size >= UNIT.get(name)!.factor * 0.9995);
  return fits[fits.length - 1] ?? names[0]!;
}
const TIMES = ['s', 'min', 'h', 'd', 'month', 'year'];
const POWERS = ['W', 'kW', 'MW', 'GW', 'TW'];
const ENERGIES = ['Wh', 'kWh', 'MWh', 'GWh', 'TWh'];

/** Plain numbers: whole ones with all their digits, others to three significant; millions and more with a scale. */
export function plainNumber(x: number, digits = 3): string {
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (Number.isInteger(x) && size < 1e6) return String(x);
  if (size >= 999_999.5) return `${x < 0 ? '-' : ''}${scaled(size, digits)}`;
  return significant(x, digits);
}

/** How to print values of this shape that are about as large as `size` (base units). */
export function displayUnit(shape: NumberShape, size: number): DisplayUnit {
  const exponents = shape.dimension?.exponents ?? {};
  const { look } = shape;
  const symbols = Object.keys(exponents);
  if (symbols.length === 0) return plainUnit(look.as);
  const [only] = symbols;
  if (symbols.length === 1 && isCode(only!) && exponents[only!] === 1) return moneyUnit(only!, look.scale);
  if (symbols.length === 1 && only === 's' && exponents['s'] === 1) {
    const word = look.time ?? fitting(TIMES, size);
    return wordUnit(word, UNIT.get(word)?.factor ?? YEAR);
  }
  if (symbols.length === 1 && only === 'W' && exponents['W'] === 1)
    return wordUnit(familyUnit(look.unit, POWERS, size), 0);
  if (symbols.length === 2 && exponents['W'] === 1 && exponents['s'] === 1)
    return wordUnit(familyUnit(look.unit, ENERGIES, size), 0);
  return compound(exponents, shape);
}

const familyUnit = (look: string | undefined, family: readonly string[], size: number): string =>
  look !== undefined && sameFamily(look, family[0]!) ? look : fitting(family, size);

function sameFamily(a: string, b: string): boolean {
  const [x, y] = [UNIT.get(a)?.dimension, UNIT.get(b)?.dimension];
  return x !== undefined && y !== undefined && x['W'] === y['W'] && x['s'] === y['s'];
}

function plainUnit(as: '%' | 'x' | undefined): DisplayUnit {
  return {
    name: '1',
    factor: 1,
    print: (x, digits = 3) =>
      as === '%'
        ? marked(x, tidy(x * 100), '%', digits)
        : as === 'x'
          ? marked(x, x, 'x', digits)
          : plainNumber(x, digits),
  };
}

/** An exponent takes no mark: `1e24x` would read as another word. */
function marked(x: number, shown: number, mark: '%' | 'x', digits: number): string {
  const text = plainNumber(shown, digits);
  return text.includes('e') ? plainNumber(x, digits) : `${text}${mark}`;
}

/** 0.07 · 100 is 7.000000000000001 in doubles; a percentage is meant to its own digits. */
const tidy = (x: number): number => Number(x.toPrecision(15));

/** 亿 grows to 万亿 and shrinks to 万; what fits none of them is printed with the letters. */
const CHINESE = ['万', '亿', '万亿'];

function moneyUnit(currency: string, scaleWord: string | undefined): DisplayUnit {
  const family = scaleWord !== undefined && CHINESE.includes(scaleWord) ? [scaleWord, ...CHINESE] : [];
  const print = (x: number, digits?: number): string => {
    for (const name of family) {
      const shown = tidy(x / SCALES.find((s) => s.name === name)!.factor);
      const size = Math.abs(shown);
      if (x === 0 || (size >= 0.01 && size < 99_999.5)) return `${plainNumber(shown, digits)}${name} ${currency}`;
    }
    return money(x, currency, digits);
  };
  return { name: currency, factor: 1, print };
}

function wordUnit(word: string, factor: number): DisplayUnit {
  const entry = UNIT.get(word);
  const plural = entry?.plural ?? word;
  return {
    name: plural,
    factor: factor || entry!.factor,
    print: (x, digits) => `${plainNumber(x, digits)} ${Math.abs(x) === 1 ? word : plural}`,
  };
}

/** Products and quotients: money first, then what it is per. */
function compound(exponents: Readonly<Record<string, number>>, { look }: NumberShape): DisplayUnit {
  const time = look.time ?? 'year';
  const power = look.unit !== undefined && sameFamily(look.unit, 'W') ? look.unit : 'GW';
  const energy = look.unit !== undefined && sameFamily(look.unit, 'Wh') ? look.unit : 'MWh';
  const rest: Record<string, number> = { ...exponents };
  const parts: { word: string; power: number; factor: number }[] = [];
  // `$1B/GW/year` stays that, though power times time is energy.
  const apart = look.time !== undefined && power === look.unit && (rest['W'] ?? 0) < 0;
  if (rest['W'] !== undefined && rest['W'] === rest['s'] && !apart) {
    parts.push({ word: energy, power: rest['W'], factor: UNIT.get(energy)!.factor });
    delete rest['W'];
    delete rest['s'];
  }
  let currency: string | undefined;
  for (const [symbol, exponent] of Object.entries(rest)) {
    if (isCode(symbol) && exponent === 1 && !currency) currency = symbol;
    else if (symbol === 's') parts.push({ word: time, power: exponent, factor: UNIT.get(time)!.factor });
    else if (symbol === 'W') parts.push({ word: power, power: exponent, factor: UNIT.get(power)!.factor });
    else parts.push({ word: symbol, power: exponent, factor: 1 });
  }
  const show = (word: string, exponent: number): string => (exponent === 1 ? word : `${word}^${exponent}`);
  const above = parts.filter((p) => p.power > 0).map((p) => show(p.word, p.power));
  const below = parts
    .filter((p) => p.power < 0)
    .map((p) => `/${show(p.word, -p.power)}`)
    .join('');
  const head = [...(currency ? [currency] : []), ...above].join('*');
  return {
    name: `${head || '1'}${below}`,
    factor: parts.reduce((f, p) => f * p.factor ** p.power, 1),
    print: (x, digits) => {
      const number = currency ? moneyUnit(currency, look.scale).print(x, digits) : plainNumber(x, digits);
      return `${number}${above.length ? `${currency ? '*' : ' '}${above.join('*')}` : ''}${below}`;
    },
  };
}

/** All digits of the value in its display unit. */
export function exactText(value: number, shape: NumberShape): string {
  const unit = displayUnit(shape, Math.abs(value));
  const shown = value / unit.factor;
  return unit.name === '1' ? String(shown) : `${String(shown)} ${unit.name}`;
}

/** A value in base units, printed. */
export function quantity(value: number, shape: NumberShape, digits?: number): string {
  const unit = displayUnit(shape, Math.abs(value));
  return unit.print(tidy(value / unit.factor), digits);
}

/** Two ends in the words of the language: `up to $100B`, `$50B up to $100B`, `at least $1T`. Below no lower end it has none: `at most`. */
export function interval(low: number, high: number, shape: NumberShape): string {
  if (!Number.isFinite(low)) return Number.isFinite(high) ? `at most ${quantity(high, shape)}` : 'any number';
  if (!Number.isFinite(high)) return `at least ${quantity(low, shape)}`;
  if (low === high) return quantity(high, shape);
  return low === 0 ? `up to ${quantity(high, shape)}` : `${quantity(low, shape)} up to ${quantity(high, shape)}`;
}
