// Pratt parser for expressions: `language.md`, "Grammar, where a reader could doubt".
import type { Span } from './diagnostic';
import type { Grammar } from './grammar';
import { expected, POWER, tokenSpan } from './grammar';
import type { Token } from './lexer';
import type { OwnUnits } from './quantity';
import { targetOf } from './quantity';
import { parseSuffixes } from './suffixes';
import type { Argument, BinaryOperator, Expression, NumberNode, SourceMark } from './syntax';
import type { Cursor } from './tokens';

const BINARY: Readonly<Record<string, number>> = {
  or: POWER.or, and: POWER.and,
  '==': POWER.compare, '!=': POWER.compare, '<': POWER.compare, '<=': POWER.compare, '>': POWER.compare, '>=': POWER.compare,
  '+': POWER.add, '-': POWER.add, '*': POWER.multiply, '/': POWER.multiply, '^': POWER.power,
}; // prettier-ignore

const DEEPEST = 120;

const isSymbol = (token: Token, value: string): boolean => token.type === 'symbol' && token.value === value;
const isWord = (token: Token, value: string): boolean => token.type === 'word' && token.value === value;

/** Words that may begin a continuation line; `to = 3` on a line of its own is a definition. */
const CARRIES_ON = new Set(['and', 'or', 'where', 'by', 'in', 'to', 'at', 'then', 'else']);
const carriesOn = (token: Token, after: Token): boolean =>
  (token.type === 'symbol' && (token.value in BINARY || token.value === '..' || token.value === '@')) ||
  (token.type === 'word' && CARRIES_ON.has(token.value) && !isSymbol(after, '=') && !isSymbol(after, '('));

export function expressionGrammar(cursor: Cursor, own: OwnUnits): Grammar {
  let depth = 0;
  const span = (start: number): Span => ({ start, end: Math.max(start, cursor.lastEnd) });
  const missing = (at: Token): Expression => ({ kind: 'missing', start: Math.max(cursor.lastEnd, 0), end: at.start });

  function bareUnit(token: Token & { type: 'word' }): NumberNode | undefined {
    const unit = targetOf(token.value, own);
    if (!unit) return undefined;
    const { factor, look } = unit;
    return {
      kind: 'number', start: token.start, end: token.end, value: factor, dimension: unit.dimension, look, magnitude: 1, factor, bare: false, percent: false,
    }; // prettier-ignore
  }

  function args(): { list: Argument[]; closed: boolean } {
    const list: Argument[] = [];
    const opening = tokenSpan(cursor.next());
    return cursor.inBrackets(() => {
      while (!cursor.is(')') && cursor.peek().type !== 'end') {
        const start = cursor.peek().start;
        const first = cursor.peek();
        let named: Pick<Argument, 'name' | 'nameSpan'> = {};
        if ((first.type === 'word' || first.type === 'quoted') && isSymbol(cursor.peek(1), ':')) {
          named = { name: first.value, nameSpan: { start: first.start, end: first.end } };
          cursor.next();
          cursor.next();
        }
        const value = full();
        list.push({ ...named, value, ...span(start) });
        if (cursor.eat(',')) continue;
        if (!cursor.is(')')) break;
      }
      return { list, closed: close(')', opening) };
    });
  }
  /** Steps over the closing bracket; where something else stands, says what. Newlines before it count as blanks. */
  function close(symbol: ')' | ']', opening: Span, what = 'This bracket'): boolean {
    return cursor.inBrackets(() => {
      if (cursor.eat(symbol)) return true;
      const token = cursor.peek();
      if (token.type === 'end' || token.type === 'newline') {
        const at = { start: cursor.lastEnd, end: cursor.lastEnd };
        const fix = { title: `Add ${symbol}`, text: symbol, span: at };
        cursor.complain('P03', opening, `${what} is never closed: add \`${symbol}\`.`, fix);
      } else cursor.complain('P01', tokenSpan(token), expected(`\`,\` or \`${symbol}\``, token));
      cursor.recoverTo(symbol);
      return false;
    });
  }

  function marks(): SourceMark[] {
    const list: SourceMark[] = [];
    for (let token = cursor.peek(); token.type === 'mark'; token = cursor.peek())
      list.push((cursor.next() as typeof token).mark);
    return list;
  }

  function postfix(start: number, base: Expression): Expression {
    let e = base;
    for (;;) {
      if (cursor.is('.') && ['word', 'quoted'].includes(cursor.peek(1).type)) {
        cursor.next();
        const token = cursor.next() as Token & { value: string };
        e = { kind: 'member', object: e, property: token.value, propertySpan: tokenSpan(token), ...span(start) };
      } else if (cursor.is('.')) {
        const dot = cursor.next();
        e = { kind: 'member', object: e, property: '', propertySpan: { start: dot.end, end: dot.end }, ...span(start) };
        cursor.complain('P01', tokenSpan(dot), 'A column or field name is missing after the dot.');
      } else if (cursor.peek().type === 'mark') {
        e = { kind: 'sourced', value: e, marks: marks(), ...span(start) };
      } else if (e.kind === 'call' && cursor.isWord('by')) {
        e = parseSuffixes(grammar, e, ['by']);
      } else return e;
    }
  }

  function primary(): Expression {
    const token = cursor.peek();
    const { start } = token;
    switch (token.type) {
      case 'number':
        cursor.next();
        return token.node;
      case 'date':
        cursor.next();
        return { kind: 'date', day: token.day, ...tokenSpan(token) };
      case 'period':
        cursor.next();
        return { kind: 'period', from: token.from, to: token.to, ...tokenSpan(token) };
      case 'text':
        cursor.next();
        return { kind: 'text', value: token.value, ...tokenSpan(token) };
      case 'quoted':
      case 'word':
        return word(token, start);
      case 'symbol':
        if (token.value === '(') {
          cursor.next();
          const items = cursor.inBrackets(() => {
            const list = [full()];
            while (cursor.eat(',')) list.push(full());
            return list;
          });
          close(')', tokenSpan(token));
          if (cursor.is('=>')) return lambda(start, items.map(parameter));
          if (items.length > 1)
            cursor.complain('P01', span(start), 'Brackets hold one expression; a list is written `[a, b]`.');
          return { kind: 'group', value: items[0]!, ...span(start) };
        }
        if (token.value === '[') {
          cursor.next();
          const items = cursor.inBrackets(() => {
            const list: Expression[] = [];
            while (!cursor.is(']') && cursor.peek().type !== 'end') {
              list.push(full());
              if (!cursor.eat(',')) break;
            }
            return list;
          });
          close(']', tokenSpan(token), 'This list');
          return { kind: 'list', items, ...span(start) };
        }
        if (token.value === '%') {
          // A unit where one is expected: `x in %`.
          cursor.next();
          return { ...bareUnit({ ...token, type: 'word' })!, ...tokenSpan(token) };
        }
        break;
      case 'mark':
      case 'newline':
      case 'end':
        break;
    }
    cursor.complain('P01', tokenSpan(token), expected('a value', token));
    return missing(token);
  }

  const parameter = (e: Expression): { name: string; span: Span } => {
    if (e.kind === 'name') return { name: e.name, span: { start: e.start, end: e.end } };
    cursor.complain('P01', e, 'A parameter is a name.');
    return { name: '', span: { start: e.start, end: e.end } };
  };
  function lambda(start: number, parameters: { name: string; span: Span }[]): Expression {
    cursor.next();
    cursor.skipNewlines();
    const body = expression(POWER.lambda);
    return { kind: 'lambda', parameters, body, ...span(start) };
  }

  function word(token: Token & { type: 'word' | 'quoted' }, start: number): Expression {
    const quoted = token.type === 'quoted';
    cursor.next();
    if (!quoted) {
      if (isSymbol(cursor.peek(), '=>')) return lambda(start, [{ name: token.value, span: tokenSpan(token) }]);
      if (token.value === 'true' || token.value === 'false')
        return { kind: 'truth', value: token.value === 'true', ...tokenSpan(token) };
      // `if (a) then …`: a bracket that touches `if` would be a call of a function of that name.
      const next = cursor.peek();
      if (token.value === 'if' && (startsValue(next) || (isSymbol(next, '(') && next.start > token.end)))
        return conditional(start);
    }
    if (cursor.is('(') && cursor.peek().start === token.end) {
      const { list, closed } = args();
      return {
        kind: 'call',
        callee: token.value,
        calleeSpan: tokenSpan(token),
        arguments: list,
        closed,
        ...span(start),
      };
    }
    const unit = token.type === 'word' ? bareUnit(token) : undefined;
    return { kind: 'name', name: token.value, quoted, ...(unit && { unit }), ...tokenSpan(token) };
  }
  const startsValue = (token: Token): boolean =>
    ['number', 'word', 'quoted', 'text', 'date', 'period'].includes(token.type) || isSymbol(token, '-');

  function conditional(start: number): Expression {
    const condition = expression(POWER.if);
    cursor.skipNewlinesIf((t) => isWord(t, 'then'));
    if (!cursor.eatWord('then')) cursor.complain('P01', tokenSpan(cursor.peek()), expected('`then`', cursor.peek()));
    cursor.skipNewlines();
    const yes = expression(POWER.if);
    cursor.skipNewlinesIf((t) => isWord(t, 'else'));
    if (!cursor.eatWord('else'))
      cursor.complain('P01', tokenSpan(cursor.peek()), 'An `if` needs an `else`: every case has a value.');
    cursor.skipNewlines();
    const no = expression(POWER.if);
    return { kind: 'if', condition, yes, no, ...span(start) };
  }

  function prefix(): Expression {
    const token = cursor.peek();
    const { start } = token;
    if (isSymbol(token, '-') || isSymbol(token, '+')) {
      cursor.next();
      const operand = expression(POWER.negate);
      return isSymbol(token, '+')
        ? { kind: 'group', value: operand, ...span(start) }
        : { kind: 'unary', operator: '-', operand, ...span(start) };
    }
    if (token.type === 'word') {
      const after = cursor.peek(1);
      const pair = `${token.value} ${after.type === 'word' ? after.value : ''}`;
      if (pair === 'up to' || pair === 'at least' || pair === 'most of') {
        cursor.next();
        cursor.next();
        const operand = expression(POWER.range);
        if (pair === 'at least') return { kind: 'range', form: pair, low: operand, ...span(start) };
        return { kind: 'range', form: pair, high: operand, ...span(start) };
      }
      if (token.value === 'not' && (isSymbol(after, '(') || startsValue(after))) return negation(start);
    }
    return postfix(start, primary());
  }
  function negation(start: number): Expression {
    cursor.next();
    const operand = expression(POWER.not);
    return { kind: 'unary', operator: 'not', operand, ...span(start) };
  }

  /** The operator that stands here and binds tighter than `power`. */
  function infix(start: number, left: Expression, power: number): Expression | undefined {
    cursor.skipNewlinesIf(carriesOn);
    const token = cursor.peek();
    const operatorSpan = tokenSpan(token);
    const right = (level: number): Expression => {
      cursor.skipNewlinesToValue();
      return expression(level);
    };
    if (token.type !== 'symbol' && token.type !== 'word') return undefined;
    const operator = token.value;
    const level = BINARY[operator];
    if (level !== undefined) {
      if (level <= power) return undefined;
      cursor.next();
      const operand = right(operator === '^' ? POWER.negate - 1 : level);
      return {
        kind: 'binary',
        operator: operator as BinaryOperator,
        operatorSpan,
        left,
        right: operand,
        ...span(start),
      };
    }
    if (operator === '..' || isWord(token, 'to')) {
      if (POWER.range <= power) return undefined;
      cursor.next();
      return { kind: 'range', form: operator as 'to' | '..', low: left, high: right(POWER.range), ...span(start) };
    }
    if (isWord(token, 'up') && isWord(cursor.peek(1), 'to')) {
      if (POWER.range <= power) return undefined;
      cursor.next();
      cursor.next();
      return { kind: 'range', form: 'up to', low: left, high: right(POWER.range), ...span(start) };
    }
    if (isWord(token, 'in')) {
      if (POWER.in <= power) return undefined;
      cursor.next();
      const target = right(POWER.in);
      // `x in CNY average 2025`: the mean rate of a year.
      const [word, year] = [cursor.peek(), cursor.peek(1)];
      if (!isWord(word, 'average') || (year.type !== 'number' && year.type !== 'word'))
        return { kind: 'in', value: left, target, ...span(start) };
      cursor.next();
      const average = expression(POWER.power);
      return { kind: 'in', value: left, target, average, ...span(start) };
    }
    if (operator === '@' || (isWord(token, 'at') && !isWord(cursor.peek(1), 'least'))) {
      if (POWER.pick <= power) return undefined;
      cursor.next();
      return { kind: 'pick', form: operator === '@' ? '@' : 'at', value: left, key: right(POWER.pick), ...span(start) };
    }
    return undefined;
  }

  function expression(power = 0): Expression {
    const { start } = cursor.peek();
    if (depth >= DEEPEST) {
      cursor.complain(
        'P08',
        tokenSpan(cursor.peek()),
        `This expression is nested more than ${DEEPEST} deep: give its parts names.`,
      );
      while (!['newline', 'end'].includes(cursor.peek().type)) cursor.next();
      return missing(cursor.peek());
    }
    depth++;
    try {
      let left = prefix();
      for (;;) {
        const longer = infix(start, left, power);
        if (!longer) return left;
        left = longer;
      }
    } finally {
      depth--;
    }
  }

  const full = (): Expression => parseSuffixes(grammar, expression(), ['where', 'by', 'join', 'with', 'sort', 'top']);
  const grammar: Grammar = { expression, full, cursor };
  return grammar;
}
