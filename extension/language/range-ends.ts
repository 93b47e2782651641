// The ends of a range: a bare end takes currency, scale and unit of the other. Nothing is dropped or guessed.
import { currenciesOf, moneyOf, PLAIN } from './dimension';
import type { Expression, NumberNode } from './syntax';
import { inBaseUnits } from './quantity';

/** The literal under groups and source marks, if there is one. */
export function literalOf(e: Expression): NumberNode | undefined {
  if (e.kind === 'number') return e;
  return e.kind === 'group' || e.kind === 'sourced' ? literalOf(e.value) : undefined;
}

/** `3..5 years`, `$50 to $60B`, `$50 to 60B`: `end` with what it takes from `other`. */
export function withUnitOf(end: Expression, other: Expression): Expression {
  const [mine, theirs] = [literalOf(end), literalOf(other)];
  if (!mine || !theirs) return end;
  const taken = takenFrom(mine, theirs);
  return taken ? under(end, { ...mine, ...taken }) : end;
}

type Taken = Pick<NumberNode, 'value' | 'factor' | 'dimension' | 'look' | 'bare' | 'percent'>;

function takenFrom(mine: NumberNode, theirs: NumberNode): Taken | undefined {
  const taking = (factor: number, dimension: NumberNode['dimension'], look: NumberNode['look']): Taken => ({
    value: inBaseUnits(mine.magnitude, factor),
    factor,
    dimension,
    look,
    bare: false,
    percent: mine.percent || theirs.percent,
  });
  const [currency, theirCurrency] = [moneyOf(mine.dimension), currenciesOf(theirs.dimension)[0]];
  if (mine.bare && mine.dimension === PLAIN) {
    if (theirs.bare && theirs.dimension === PLAIN) return undefined;
    return taking(theirs.factor, theirs.dimension, theirs.look);
  }
  // `$50 to $60B/year`: its own currency, their scale and unit.
  if (mine.bare && !theirs.bare && currency) {
    if (theirCurrency === currency) return taking(theirs.factor, theirs.dimension, theirs.look);
    if (theirs.dimension === PLAIN && !theirs.look.as) return taking(theirs.factor, mine.dimension, theirs.look);
  }
  // `$50 to 60B`: the scaled end has no currency, the bare one no scale.
  const scaledOnly = !mine.bare && mine.dimension === PLAIN && !mine.percent && !mine.look.as;
  if (scaledOnly && theirs.bare && moneyOf(theirs.dimension)) return taking(mine.factor, theirs.dimension, mine.look);
  return undefined;
}

/** The literal in its groups and marks. */
function under(e: Expression, literal: NumberNode): Expression {
  if (e.kind === 'group' || e.kind === 'sourced') return { ...e, value: under(e.value, literal) };
  return literal;
}
