// Reads what may follow the digits of a number: scale, unit, currency, per cent.
// "The longest match over scale and unit wins; an unknown word there is an error."
import { CURRENCIES, CURRENCY_SIGNS, CURRENCY_WORDS, MARKS, SCALES, UNIT_SUGGESTIONS, UNITS } from '../catalogue/units';
import type { UnitEntry } from '../catalogue/units';
import type { Dimension } from './dimension';
import { combine, dimension, PLAIN } from './dimension';
import { nearest } from './nearest';
import type { Look } from './syntax';

/** A unit word: what it measures, how many base units it is, how it prints. */
export interface Unit {
  dimension: Dimension;
  factor: number;
  look: Look;
  percent?: boolean;
}

/**
 * `magnitude · factor`, rounded once. 0.01 has no exact double, 100 has: 95% is 95 / 100 and so 0.95, where 95 · 0.01
 * is 0.9500000000000001.
 */
export function inBaseUnits(magnitude: number, factor: number): number {
  // Scales are powers of ten: 1.08T is the double nearest to 1080000000000, which 1.08 · 1e12 is not.
  const power = Math.round(Math.log10(factor));
  if (factor === Number(`1e${power}`) && !String(magnitude).includes('e')) return Number(`${magnitude}e${power}`);
  return factor < 1 && Number.isInteger(1 / factor) ? magnitude / (1 / factor) : magnitude * factor;
}

/** Names of `unit` statements of the notebook. */
export type OwnUnits = ReadonlySet<string>;

const WORDS = new Map<string, Unit>();
const lookOf = (entry: UnitEntry): Look =>
  entry.dimension['s'] === 1 && !entry.dimension['W'] ? { time: entry.name } : { unit: entry.name };
for (const entry of UNITS) {
  const unit = { dimension: dimension(entry.dimension), factor: entry.factor, look: lookOf(entry) };
  for (const word of [entry.name, ...entry.aliases]) WORDS.set(word, unit);
}
for (const mark of MARKS) {
  WORDS.set(mark.name, {
    dimension: PLAIN,
    factor: mark.factor,
    look: mark.look ? { as: mark.look } : {},
    percent: mark.name === '%',
  });
}
const MONEY = new Map<string, Unit>();
for (const code of CURRENCIES) MONEY.set(code, { dimension: dimension({ [code]: 1 }), factor: 1, look: {} });
for (const [word, code] of Object.entries(CURRENCY_WORDS)) MONEY.set(word, MONEY.get(code)!);

/** The unit that a whole word names: of the catalogue, a currency, or one's own. */
export function unitOf(word: string, own: OwnUnits): Unit | undefined {
  const found = WORDS.get(word) ?? MONEY.get(word);
  if (found) return found;
  const singular = own.has(word)
    ? word
    : word.endsWith('s') && own.has(word.slice(0, -1))
      ? word.slice(0, -1)
      : undefined;
  return singular === undefined ? undefined : { dimension: dimension({ [singular]: 1 }), factor: 1, look: {} };
}

const SIGNED = new RegExp(
  `^([${Object.keys(CURRENCY_SIGNS).join('')}])(${SCALES.map((x) => x.name).join('|')})?$`,
  'u',
);
const CHINESE_SCALED = /^(万亿|亿|万)[ \t\u00a0\u3000]*(.+)$/u;
/** Where a unit is expected, a currency may stand as its sign and with a scale: `$`, `$B`, `亿元`, `亿 CNY`. */
export const UNIT_WITH_SIGN = new RegExp(
  `(?:[${Object.keys(CURRENCY_SIGNS).join('')}](?:${SCALES.map((x) => x.name).join('|')})?|(?:万亿|亿|万)[ \\t]*(?:${[...CURRENCIES, ...Object.keys(CURRENCY_WORDS)].join('|')}))(?![\\p{L}\\p{N}])`,
  'uy',
);

/** The unit of a word where a unit is expected: also `$B` and `亿元`. */
export function targetOf(word: string, own: OwnUnits): Unit | undefined {
  const signed = SIGNED.exec(word);
  const chinese = signed ? null : CHINESE_SCALED.exec(word);
  const scale = SCALES.find((s) => s.name === (signed ? signed[2] : chinese?.[1]));
  const unit = signed ? MONEY.get(CURRENCY_SIGNS[signed[1]!]!) : chinese ? MONEY.get(chinese[2]!) : undefined;
  if (!unit) return unitOf(word, own);
  return { ...unit, factor: scale?.factor ?? 1, look: chinese && scale ? { scale: scale.name } : {} };
}

export const isKnownUnit = (word: string): boolean => WORDS.has(word) || MONEY.has(word);
export const isScale = (word: string): boolean => SCALES.some((s) => s.name === word);

/** Words that no definition may take. One-letter units stay free: they count as units only after a number, `/` or `in`. */
export const isReservedUnit = (word: string): boolean => word.length > 1 && isKnownUnit(word);

/** What an unknown word after a number may have been meant as: a known slip, another case, a slip of the finger. */
export function suggestUnit(word: string, own: OwnUnits): string | undefined {
  const known = UNIT_SUGGESTIONS[word] ?? UNIT_SUGGESTIONS[word.toLowerCase()];
  if (known !== undefined) return known;
  return nearest(word, [...own, ...WORDS.keys(), ...MONEY.keys()]);
}

export interface Suffix {
  factor: number;
  dimension: Dimension;
  look: Look;
  scaled: boolean;
  united: boolean;
  percent: boolean;
  end: number;
  /** A word stands there that is neither scale nor unit. */
  unknown?: { word: string; start: number };
}

const WORD = /[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*/uy;
const BLANKS = /[ \t\u00a0\u3000]*/y;
const PER = /(?:[/*](?:[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*)(?:\^\d)?)+/uy;

const match = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** `$3/W`: the whole run after the slash is read as units, or none of it is. */
function readPer(text: string, at: number, own: OwnUnits): { unit: Unit; end: number } | undefined {
  const run = match(PER, text, at);
  if (!run || !run.startsWith('/')) return undefined;
  const after = text[at + run.length] ?? '';
  // `$3/min(x)` calls a function, `$3/h.price` reads a column, `$3/n*2` divides.
  if (after === '(' || after === '[' || /[./*^\d']/.test(after)) return undefined;
  let unit: Unit = { dimension: PLAIN, factor: 1, look: {} };
  for (const [, sign, word, power] of run.matchAll(/([/*])([\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*)(?:\^(\d))?/gu)) {
    const part = unitOf(word!, own);
    if (!part || part.percent) return undefined;
    const exponent = (sign === '/' ? -1 : 1) * Number(power ?? 1);
    unit = {
      dimension: combine(unit.dimension, part.dimension, exponent),
      factor: unit.factor * part.factor ** exponent,
      look: { ...part.look, ...unit.look },
    };
  }
  return { unit, end: at + run.length };
}

/** Splits a word into a scale and a unit, the longest unit first: `GW`, `B`, `亿美元`, `MWh`. */
function splitWord(
  word: string,
  own: OwnUnits,
  scaled: boolean,
): { scale?: (typeof SCALES)[number]; unit?: Unit } | undefined {
  const whole = unitOf(word, own);
  if (whole) return { unit: whole };
  if (scaled) return undefined;
  for (const scale of SCALES) {
    if (!word.startsWith(scale.name)) continue;
    const rest = word.slice(scale.name.length);
    if (rest === '') return { scale };
    const unit = unitOf(rest, own);
    if (unit) return { scale, unit };
  }
  return undefined;
}

/** What follows the digits that end at `at`. `stop` tells the keywords that end a literal: `3 to 5`. */
export function readSuffix(text: string, at: number, own: OwnUnits, stop: (word: string) => boolean): Suffix {
  const out: Suffix = { factor: 1, dimension: PLAIN, look: {}, scaled: false, united: false, percent: false, end: at };
  const take = (unit: Unit): void => {
    out.factor *= unit.factor;
    out.dimension = combine(out.dimension, unit.dimension);
    out.look = { ...out.look, ...unit.look };
    out.percent ||= unit.percent === true;
    out.united = true;
  };
  while (!out.united) {
    const start = out.end + match(BLANKS, text, out.end)!.length;
    if (text[start] === '%') {
      take(WORDS.get('%')!);
      out.end = start + 1;
      break;
    }
    const word = match(WORD, text, start);
    if (!word) break;
    const blank = start > out.end;
    if (blank && stop(word)) break;
    const called = text[start + word.length] === '(' && blank;
    const split = (blank && word === 'x') || called ? undefined : splitWord(word, own, out.scaled);
    if (!split) {
      out.unknown = { word, start };
      break;
    }
    out.end = start + word.length;
    if (split.scale) {
      out.factor *= split.scale.factor;
      out.scaled = true;
      if (split.scale.name > '\u2e80') out.look = { ...out.look, scale: split.scale.name };
    }
    if (split.unit) take(split.unit);
  }
  const per = out.unknown ? undefined : readPer(text, out.end, own);
  if (per) {
    take(per.unit);
    out.end = per.end;
  }
  return out;
}
