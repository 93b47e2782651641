// Table verbs after an expression: `t join u on key where … by … sort amount desc top 5`.
import type { Span } from './diagnostic';
import type { Grammar } from './grammar';
import { expected, tokenSpan } from './grammar';
import type { Expression, Suffix } from './syntax';

type Verb = Suffix['kind'];

/** Wraps `value` in the suffixes that follow it, if any of `verbs` does. */
export function parseSuffixes(grammar: Grammar, value: Expression, verbs: readonly Verb[]): Expression {
  const { cursor } = grammar;
  const suffixes: Suffix[] = [];
  for (;;) {
    cursor.skipNewlinesIf(
      (token, after) =>
        token.type === 'word' &&
        (token.value === 'where' || token.value === 'by') &&
        !(after.type === 'symbol' && after.value === '='),
    );
    const token = cursor.peek();
    if (token.type !== 'word' || !verbs.includes(token.value as Verb)) break;
    cursor.next();
    suffixes.push(read(token.value as Verb, token.start));
  }
  return suffixes.length ? { kind: 'suffixed', value, suffixes, start: value.start, end: cursor.lastEnd } : value;

  function read(kind: Verb, start: number): Suffix {
    const end = (): Span => ({ start, end: cursor.lastEnd });
    switch (kind) {
      case 'where':
      case 'top':
        return { kind, value: grammar.expression(), columns: [], ...end() };
      case 'by':
      case 'sort':
        return { kind, columns: columns(), ...end() };
      case 'join': {
        const table = grammar.expression();
        if (!cursor.eatWord('on'))
          cursor.complain('P01', tokenSpan(cursor.peek()), expected('`on` and a key column', cursor.peek()));
        return { kind, value: table, columns: columns(), ...end() };
      }
      case 'with':
        return { kind, columns: [], computed: computed(), ...end() };
    }
  }

  function columns(): Suffix['columns'] {
    const list: Suffix['columns'] = [];
    do {
      const token = cursor.peek();
      if (token.type !== 'word' && token.type !== 'quoted') {
        cursor.complain('P01', tokenSpan(token), expected('a column name', token));
        break;
      }
      cursor.next();
      let column: Suffix['columns'][number] = { name: token.value, span: tokenSpan(token) };
      const property = cursor.peek(1);
      if (cursor.is('.') && (property.type === 'word' || property.type === 'quoted')) {
        cursor.next();
        cursor.next();
        column = { name: property.value, table: token.value, span: { start: token.start, end: property.end } };
      }
      if (cursor.eatWord('desc')) column.descending = true;
      else cursor.eatWord('asc');
      list.push(column);
    } while (continues());
    return list;
  }

  function computed(): NonNullable<Suffix['computed']> {
    const list: NonNullable<Suffix['computed']> = [];
    do {
      const token = cursor.peek();
      if (token.type !== 'word' && token.type !== 'quoted') {
        cursor.complain('P01', tokenSpan(token), expected('`name = formula`', token));
        break;
      }
      cursor.next();
      if (!cursor.eat('=')) cursor.complain('P01', tokenSpan(cursor.peek()), expected('`=`', cursor.peek()));
      list.push({ name: token.value, span: tokenSpan(token), value: grammar.expression() });
    } while (continues());
    return list;
  }

  /** A comma goes on with the list unless a named argument follows: `f(sum(x) by a, b: 2)`. */
  function continues(): boolean {
    const [comma, name, after] = [cursor.peek(), cursor.peek(1), cursor.peek(2)];
    if (comma.type !== 'symbol' || comma.value !== ',') return false;
    if (name.type !== 'word' && name.type !== 'quoted') return false;
    if (after.type === 'symbol' && (after.value === ':' || after.value === '(')) return false;
    cursor.next();
    return true;
  }
}
