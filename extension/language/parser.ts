// A formula cell's text to its statements. Never throws; what it cannot read is reported and left out.
import { entryOf } from '../catalogue/entries';
import type { Span } from './diagnostic';
import { expressionGrammar } from './expression';
import { expected, POWER, tokenSpan } from './grammar';
import type { Token } from './lexer';
import { tokenize } from './lexer';
import type { OwnUnits } from './quantity';
import type { Expression, Level, ParsedCell, SourceMark, Statement } from './syntax';
import { cursorOver } from './tokens';

const OPENERS = new Set(['gauge', 'assert', 'unit', 'correlate', 'scenario', 'slider', 'choice']);

export function parse(text: string, own: OwnUnits = new Set()): ParsedCell {
  const lexed = tokenize(text, own);
  const cursor = cursorOver(lexed);
  const grammar = expressionGrammar(cursor, own);
  const statements: Statement[] = [];
  const span = (start: number): Span => ({ start, end: cursor.lastEnd });

  function name(): { name: string; nameSpan: Span } {
    const token = cursor.peek();
    if (token.type === 'word' || token.type === 'quoted') {
      cursor.next();
      return { name: token.value, nameSpan: tokenSpan(token) };
    }
    cursor.complain('P01', tokenSpan(token), expected('a name', token));
    return { name: '', nameSpan: { start: token.start, end: token.start } };
  }
  function need(symbol: string): void {
    if (!cursor.eat(symbol)) cursor.complain('P01', tokenSpan(cursor.peek()), expected(`\`${symbol}\``, cursor.peek()));
    if (symbol === '=') cursor.skipNewlines();
  }
  /** Marks at the end of a definition stand for every unmarked literal in it. */
  function trailing(e: Expression): SourceMark[] {
    switch (e.kind) {
      case 'sourced':
        return e.marks;
      case 'binary':
        return trailing(e.right);
      case 'range':
        return e.high ? trailing(e.high) : e.low ? trailing(e.low) : [];
      case 'unary':
        return trailing(e.operand);
      case 'in':
        return trailing(e.target);
      case 'if':
        return trailing(e.no);
      default:
        return [];
    }
  }

  const isName = (token: Token): boolean => token.type === 'word' || token.type === 'quoted';
  const symbolAt = (ahead: number, value: string): boolean => {
    const token = cursor.peek(ahead);
    return token.type === 'symbol' && token.value === value;
  };

  function statement(): Statement {
    const token = cursor.peek();
    const { start } = token;
    if (token.type === 'word' && OPENERS.has(token.value)) {
      const after = cursor.peek(1);
      const defined = symbolAt(1, '=') || symbolAt(1, '(') && token.value !== 'assert' || symbolAt(1, '.'); // prettier-ignore
      if (!defined && (isName(after) || token.value === 'assert')) return opened(token.value, start);
    }
    if (isName(token) && symbolAt(1, '=')) {
      const named = name();
      need('=');
      const value = grammar.full();
      return { kind: 'definition', ...named, value, marks: trailing(value), ...span(start) };
    }
    const value = grammar.full();
    if (value.kind === 'call' && (cursor.is('=') || cursor.is(':'))) return functionDefinition(value, start);
    if (cursor.is('=')) {
      const fix = symbolAt(1, '=') ? undefined : { title: 'Compare with ==', text: '==' };
      cursor.complain('P01', tokenSpan(cursor.peek()), 'Only a name stands before `=`; to compare, write `==`.', fix);
    }
    return { kind: 'expression', value, marks: trailing(value), ...span(start) };
  }

  function functionDefinition(call: Expression & { kind: 'call' }, start: number): Statement {
    let result: Expression | undefined;
    if (cursor.eat(':')) result = grammar.expression(POWER.compare);
    need('=');
    const body = grammar.full();
    const parameters = call.arguments.map((argument) => {
      if (argument.name !== undefined)
        return { name: argument.name, span: argument.nameSpan!, annotation: argument.value };
      if (argument.value.kind === 'name')
        return { name: argument.value.name, span: { start: argument.start, end: argument.end } };
      cursor.complain('P01', argument, 'A parameter is a name, with its dimension after a colon: `n: GW`.');
      return { name: '', span: { start: argument.start, end: argument.end } };
    });
    return {
      kind: 'function',
      name: call.callee,
      nameSpan: call.calleeSpan,
      parameters,
      ...(result && { result }),
      body,
      marks: trailing(body),
      ...span(start),
    };
  }

  function level(): Level {
    cursor.next();
    const token = cursor.peek();
    const operator = token.type === 'symbol' && ['>', '<', '>=', '<='].includes(token.value) ? token.value : undefined;
    if (operator) cursor.next();
    else cursor.complain('P01', tokenSpan(token), expected('`>` or `<`', token));
    return { operator: (operator ?? '>') as Level['operator'], limit: grammar.expression(POWER.in) };
  }

  function opened(kind: string, start: number): Statement {
    cursor.next();
    switch (kind) {
      case 'unit':
        return { kind: 'unit', ...name(), ...span(start) };
      case 'assert': {
        const test = grammar.full();
        const token = cursor.peek();
        if (token.type === 'text') cursor.next();
        return { kind: 'assert', test, ...(token.type === 'text' && { message: token.value }), ...span(start) };
      }
      case 'gauge': {
        const named = name();
        need('=');
        const value = grammar.full();
        const levels: { warn?: Level; alarm?: Level } = {};
        for (;;) {
          cursor.skipNewlinesIf(
            (t, after) =>
              t.type === 'word' &&
              (t.value === 'warn' || t.value === 'alarm') &&
              after.type === 'symbol' &&
              after.value !== '=' &&
              after.value !== '(',
          );
          if (cursor.isWord('warn')) levels.warn = level();
          else if (cursor.isWord('alarm')) levels.alarm = level();
          else break;
        }
        return { kind: 'gauge', ...named, value, ...levels, marks: trailing(value), ...span(start) };
      }
      case 'correlate': {
        const names = [name()];
        while (cursor.eat(',')) names.push(name());
        need('=');
        const value = grammar.expression();
        return {
          kind: 'correlate',
          names: names.map((n) => ({ name: n.name, span: n.nameSpan })),
          value,
          ...span(start),
        };
      }
      case 'scenario':
        return scenario(start);
      default: {
        const named = name();
        need('=');
        const value = grammar.expression(POWER.in);
        if (!cursor.eatWord('in'))
          cursor.complain('P01', tokenSpan(cursor.peek()), expected('`in` and its range', cursor.peek()));
        const domain = grammar.expression(POWER.in);
        return { kind: 'control', form: kind as 'slider' | 'choice', ...named, value, domain, ...span(start) };
      }
    }
  }

  function scenario(start: number): Statement {
    const named = name();
    const label = cursor.peek();
    if (label.type === 'text') cursor.next();
    let base: { name: string; span: Span } | undefined;
    if (cursor.eatWord('from')) {
      const from = name();
      base = { name: from.name, span: from.nameSpan };
    }
    const definitions: (Statement & { kind: 'scenario' })['definitions'] = [];
    if (cursor.eat('{')) {
      cursor.skipNewlines();
      while (!cursor.is('}') && cursor.peek().type !== 'end') {
        const inner = name();
        need('=');
        const value = grammar.full();
        definitions.push({ ...inner, value, marks: trailing(value) });
        if (!cursor.is('}') && cursor.peek().type !== 'newline' && !cursor.is(',')) {
          cursor.complain('P01', tokenSpan(cursor.peek()), expected('a new line or `}`', cursor.peek()));
          break;
        }
        cursor.eat(',');
        cursor.skipNewlines();
      }
      if (!cursor.eat('}')) cursor.complain('P03', named.nameSpan, 'This scenario is never closed: add `}`.');
    } else cursor.complain('P01', tokenSpan(cursor.peek()), expected('`{`', cursor.peek()));
    return {
      kind: 'scenario',
      ...named,
      ...(label.type === 'text' && { label: label.value }),
      ...(base && { base }),
      definitions,
      ...span(start),
    };
  }

  const lexicals = lexed.problems.length;
  let lexical = 0;
  const broken = new Set<number>();
  for (;;) {
    cursor.skipNewlines();
    cursor.endStatement();
    if (cursor.peek().type === 'end') break;
    const reported = cursor.problems.length;
    const read = statement();
    const token = cursor.peek();
    if (token.type !== 'newline' && token.type !== 'end') {
      complainAfter(token);
      while (!['newline', 'end'].includes(cursor.peek().type)) cursor.next();
    }
    // A statement reaches to the end of what could not be read in it: an error there is its error.
    let { lastEnd: end } = cursor;
    for (const problem of cursor.problems.slice(reported)) end = Math.max(end, problem.end);
    let inside = false;
    for (; lexical < lexicals && cursor.problems[lexical]!.start <= cursor.peek().start; lexical++) {
      if (cursor.problems[lexical]!.start < read.start) continue;
      inside = true;
      end = Math.max(end, cursor.problems[lexical]!.end);
    }
    if (inside || cursor.problems.length > reported) broken.add(read.start);
    statements.push({ ...read, end: Math.min(end, cursor.peek().start) });
  }

  /** A complete statement is followed by something else. */
  function complainAfter(token: Token): void {
    const { last } = cursor;
    const after = cursor.peek(1);
    if (last?.type === 'number' && last.node.percent) {
      const { magnitude } = last.node;
      cursor.complain(
        'P07',
        tokenSpan(token),
        `\`%\` is per cent, never a remainder: \`${magnitude} %\` is ${magnitude}%, and an operator is expected after it.`,
      );
    } else if (last?.type === 'number' && symbolAt(0, ',') && after.type === 'number' && after.start === token.end) {
      const said = 'A decimal is written with a point, as in `3.5`.';
      cursor.complain('P05', { start: last.start, end: after.end }, said, {
        title: 'Write a point',
        text: '.',
        span: tokenSpan(token),
      });
    } else if (token.type === 'symbol' && token.value === '(') {
      const fix = { title: 'Multiply', text: '*', span: { start: cursor.lastEnd, end: cursor.lastEnd } };
      const said = 'An operator is expected before this bracket: to multiply, write `*`.';
      cursor.complain('P01', tokenSpan(token), said, fix);
    } else if (last?.type === 'word' && entryOf(last.value)) {
      const said = `The arguments of \`${last.value}\` stand in brackets: \`${last.value}(…)\`.`;
      cursor.complain('P01', tokenSpan(token), said);
    } else {
      cursor.complain('P01', tokenSpan(token), expected('an operator or the end of the line', token));
    }
  }

  return { statements, problems: cursor.problems, broken };
}
