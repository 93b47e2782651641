// A field of a data cell that is a number: a literal of the formula language, or a bound.
import { SCALES } from '../../catalogue/units';
import type { Dimension } from '../dimension';
import { combine, currenciesOf, dimension, moneyOf, PLAIN } from '../dimension';
import type { Problem } from '../lexer';
import { tokenize } from '../lexer';
import { parse } from '../parser';
import type { OwnUnits, Unit } from '../quantity';
import { inBaseUnits, isKnownUnit } from '../quantity';
import { withUnitOf } from '../range-ends';
import type { Expression, Look, NumberNode } from '../syntax';

/** In base units; `high` is `Infinity` for "at least". Without a form the ends are a bound: nobody says where between. */
export interface Quantity {
  low: number;
  high: number;
  dimension: Dimension;
  look: Look;
  /** A 90% interval (`to`) or hard ends of a uniform (`..`). */
  form?: 'interval' | 'uniform';
}

export type Reading =
  | { ok: true; quantity: Quantity }
  | { ok: false; code: 'D05' | 'P05' | 'P06' | 'P11' | 'U01' | 'U02'; message: string };

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A header's unit; `unscaled` is the factor of its unit without the scale: 1 in `$B`. */
export interface HeaderUnit extends Unit {
  unscaled: number;
}

/** The unit of a header: `$B`, `$/quarter`, `GW`, `%`, `亿 CNY`. */
export function readUnit(text: string, own: OwnUnits): HeaderUnit | undefined {
  const sign = /^[$€£₩₹]/.exec(text)?.[0] ?? '';
  const rest = text.slice(sign.length).trim();
  const read = (suffix: string): NumberNode | undefined => {
    const { tokens, problems } = tokenize(`${sign}1${sign ? '' : ' '}${suffix}`, own);
    const [first, end] = tokens;
    return problems.length || tokens.length !== 2 || first?.type !== 'number' || end?.type !== 'end'
      ? undefined
      : first.node;
  };
  const node = read(rest);
  if (!node) return undefined;
  const { dimension, factor, look } = node;
  const scale = SCALES.find(
    ({ name }) => rest.startsWith(name) && read(rest.slice(name.length))?.dimension === dimension && !isKnownUnit(rest),
  );
  return { dimension, factor, look, unscaled: scale ? factor / scale.factor : factor };
}

/** Reads a field; bare numbers take the header's unit. `percent` signs, scales and bounds as in a formula. */
export function readQuantity(field: string, unit: HeaderUnit | undefined, own: OwnUnits): Reading {
  if (PLAIN_NUMBER.test(field)) {
    const value = inBaseUnits(Number(field), unit?.factor ?? 1);
    if (!Number.isFinite(value)) return { ok: false, code: 'P11', message: `\`${field}\` is too large to hold.` };
    return {
      ok: true,
      quantity: { low: value, high: value, dimension: unit?.dimension ?? PLAIN, look: unit?.look ?? {} },
    };
  }
  // A quoted field may group its digits: "$1,000B".
  const { statements, problems } = parse(field.replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1'), own);
  const first = problems[0];
  if (first) return notRead(first, field);
  const [statement] = statements;
  if (statements.length !== 1 || statement?.kind !== 'expression') return notANumber(field);
  return quantityOf(statement.value, unit, field);
}

function notRead(problem: Problem, field: string): Reading {
  switch (problem.code) {
    case 'U02':
    case 'P05':
    case 'P11':
    case 'P06':
      return { ok: false, code: problem.code, message: problem.message };
    case 'U01': {
      const word = /[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*/u.exec(field.slice(Math.max(0, field.search(/\d/))))?.[0] ?? field;
      const meant = problem.fixes?.[0]?.edits[0]?.text;
      const hint =
        meant && word !== 'x'
          ? `did you mean \`${meant}\`?`
          : `for a unit of your own, add \`unit ${word}\` to a formula cell.`;
      return { ok: false, code: 'U01', message: `\`${word}\` is neither a unit nor a scale; ${hint}` };
    }
    default:
      return notANumber(field);
  }
}

const notANumber = (field: string): Reading => ({
  ok: false,
  code: 'D05',
  message: `\`${field}\` is not a number. Empty means missing.`,
});

function quantityOf(e: Expression, unit: HeaderUnit | undefined, field: string): Reading {
  switch (e.kind) {
    case 'number':
      return { ok: true, quantity: numberIn(e, unit) };
    case 'group':
    case 'sourced':
      return quantityOf(e.value, unit, field);
    case 'unary': {
      const inner = quantityOf(e.operand, unit, field);
      if (!inner.ok || e.operator !== '-') return inner.ok ? notANumber(field) : inner;
      const { low, high } = inner.quantity;
      return { ok: true, quantity: { ...inner.quantity, low: -high, high: -low } };
    }
    case 'range':
      return boundOf(e, unit, field);
    default:
      return notANumber(field);
  }
}

/** A bare number takes the header's scale and unit, a scaled one its unit, one with a currency of its own the rest. */
function numberIn(e: NumberNode, unit: HeaderUnit | undefined): Quantity {
  const as = (value: number, dimension: Dimension, look: Look): Quantity => ({
    low: value,
    high: value,
    dimension,
    look,
  });
  const written = as(e.value, e.dimension, e.look);
  if (!unit) return written;
  if (e.bare && e.dimension === PLAIN) return as(inBaseUnits(e.magnitude, unit.factor), unit.dimension, unit.look);
  const scaledOnly = !e.bare && e.dimension === PLAIN && !e.percent && !e.look.as;
  if (scaledOnly) return as(e.value * unit.unscaled, unit.dimension, { ...unit.look, ...e.look });
  // `$5` under `[$B]`, `€5` under `[$/quarter]`.
  const [currency, theirs] = [moneyOf(e.dimension), currenciesOf(unit.dimension)[0]];
  if (!currency || !theirs || unit.dimension.exponents[theirs] !== 1) return written;
  const rest = combine(combine(unit.dimension, dimension({ [theirs]: 1 }), -1), e.dimension);
  return as(e.value * (e.bare ? unit.factor : unit.unscaled), rest, { ...unit.look, ...e.look });
}

function boundOf(e: Expression & { kind: 'range' }, unit: HeaderUnit | undefined, field: string): Reading {
  // `$50 up to $100B`: the bare end takes the scale of the other.
  const low = e.low && quantityOf(e.high ? withUnitOf(e.low, e.high) : e.low, unit, field);
  const high = e.high && quantityOf(e.low ? withUnitOf(e.high, e.low) : e.high, unit, field);
  if (low && !low.ok) return low;
  if (high && !high.ok) return high;
  const shown = (high ?? low)!.quantity;
  if (low?.ok && high?.ok && low.quantity.dimension !== high.quantity.dimension)
    return { ok: false, code: 'D05', message: `The ends of \`${field}\` differ in unit.` };
  if (low?.ok && high?.ok && low.quantity.low > high.quantity.high)
    return { ok: false, code: 'D05', message: `The lower end of \`${field}\` is above the upper end.` };
  switch (e.form) {
    case 'at least':
      return { ok: true, quantity: { ...shown, high: Infinity } };
    case 'to':
    case '..': {
      const form = e.form === 'to' ? ('interval' as const) : ('uniform' as const);
      return { ok: true, quantity: { ...shown, low: (low as { quantity: Quantity }).quantity.low, form } };
    }
    case 'most of':
      return { ok: true, quantity: { ...shown, low: shown.high / 2 } };
    default:
      return { ok: true, quantity: { ...shown, low: low?.ok ? low.quantity.low : 0, high: shown.high } };
  }
}
