// A field of a data cell that is a number: a literal of the formula language, or a bound.
import type { Dimension } from '../dimension';
import { combine, PLAIN } from '../dimension';
import { tokenize } from '../lexer';
import { parse } from '../parser';
import type { OwnUnits, Unit } from '../quantity';
import type { Expression, Look, NumberNode } from '../syntax';

/** In base units; `high` is `Infinity` for "at least". */
export interface Quantity {
  low: number;
  high: number;
  dimension: Dimension;
  look: Look;
}

export type Reading =
  { ok: true; quantity: Quantity } | { ok: false; code: 'D05' | 'Q01' | 'U01' | 'U02'; message: string };

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The unit of a header: `$B`, `$/quarter`, `GW`, `%`, `亿 CNY`. */
export function readUnit(text: string, own: OwnUnits): Unit | undefined {
  const sign = /^[$€£₩₹]/.exec(text)?.[0] ?? '';
  const { tokens, problems } = tokenize(`${sign}1${sign ? '' : ' '}${text.slice(sign.length).trim()}`, own);
  const [first, end] = tokens;
  if (problems.length || tokens.length !== 2 || first?.type !== 'number' || end?.type !== 'end') return undefined;
  return { dimension: first.node.dimension, factor: first.node.factor, look: first.node.look };
}

/** Reads a field; bare numbers take the header's unit. `percent` signs, scales and bounds as in a formula. */
export function readQuantity(field: string, unit: Unit | undefined, own: OwnUnits): Reading {
  if (PLAIN_NUMBER.test(field)) {
    const value = Number(field) * (unit?.factor ?? 1);
    return {
      ok: true,
      quantity: { low: value, high: value, dimension: unit?.dimension ?? PLAIN, look: unit?.look ?? {} },
    };
  }
  // A quoted field may group its digits: "$1,000B".
  const { statements, problems } = parse(field.replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1'), own);
  const first = problems[0];
  if (first)
    return {
      ok: false,
      code: first.code === 'U01' || first.code === 'U02' ? first.code : 'D05',
      message: first.message,
    };
  const [statement] = statements;
  if (statements.length !== 1 || statement?.kind !== 'expression') return notANumber(field);
  return quantityOf(statement.value, unit, field);
}

const notANumber = (field: string): Reading => ({
  ok: false,
  code: 'D05',
  message: `\`${field}\` is not a number. Empty means missing.`,
});

function quantityOf(e: Expression, unit: Unit | undefined, field: string): Reading {
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
      return e.form === 'to' || e.form === '..'
        ? {
            ok: false,
            code: 'Q01',
            message: `The range \`${field}\` is not supported in a data cell yet: write one number or a bound (\`up to …\`).`,
          }
        : boundOf(e, unit, field);
    default:
      return notANumber(field);
  }
}

/** A bare number takes the whole unit of the header; one with a currency of its own only the scale. */
function numberIn(e: NumberNode, unit: Unit | undefined): Quantity {
  const takes =
    e.bare && unit && (e.dimension === PLAIN || combine(unit.dimension, e.dimension, -1) !== unit.dimension);
  if (takes && e.dimension === PLAIN) {
    const value = e.magnitude * unit.factor;
    return { low: value, high: value, dimension: unit.dimension, look: unit.look };
  }
  return { low: e.value, high: e.value, dimension: e.dimension, look: e.look };
}

function boundOf(e: Expression & { kind: 'range' }, unit: Unit | undefined, field: string): Reading {
  const [lowNode, highNode] = [e.low && literalUnder(e.low), e.high && literalUnder(e.high)];
  // `$50 up to $100B`: the bare end takes the scale of the other.
  const shared = (own: NumberNode | undefined, other: NumberNode | undefined): Unit | undefined =>
    own?.bare && other && !other.bare ? { dimension: other.dimension, factor: other.factor, look: other.look } : unit;
  const read = (own: Expression, other: NumberNode | undefined): Reading => {
    const node = literalUnder(own);
    const from = shared(node, other);
    if (node?.bare && from)
      return {
        ok: true,
        quantity: {
          low: node.magnitude * from.factor,
          high: node.magnitude * from.factor,
          dimension: from.dimension,
          look: from.look,
        },
      };
    return quantityOf(own, unit, field);
  };
  const low = e.low && read(e.low, highNode);
  const high = e.high && read(e.high, lowNode);
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
    case 'most of':
      return { ok: true, quantity: { ...shown, low: shown.high / 2 } };
    default:
      return { ok: true, quantity: { ...shown, low: low?.ok ? low.quantity.low : 0, high: shown.high } };
  }
}

function literalUnder(e: Expression): NumberNode | undefined {
  if (e.kind === 'number') return e;
  return e.kind === 'group' || e.kind === 'sourced' ? literalUnder(e.value) : undefined;
}
