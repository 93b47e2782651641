// A syntax tree as an s-expression: the golden form of the precedence tests.
import { parse } from '../../../extension/language/parser';
import type { Expression, Statement, Suffix } from '../../../extension/language/syntax';

/** The statements of a formula cell, one s-expression each; problems as `!P01`. */
export function shape(text: string, own: readonly string[] = []): string {
  const { statements, problems } = parse(text, new Set(own));
  return [...statements.map(statement), ...problems.map((p) => `!${p.code}`)].join(' ');
}

function statement(s: Statement): string {
  switch (s.kind) {
    case 'definition':
      return `(= ${s.name} ${show(s.value)})`;
    case 'expression':
      return show(s.value);
    case 'function': {
      const parameters = s.parameters.map((p) => (p.annotation ? `${p.name}:${show(p.annotation)}` : p.name));
      return `(fn ${s.name} [${parameters.join(' ')}]${s.result ? `:${show(s.result)}` : ''} ${show(s.body)})`;
    }
    case 'gauge': {
      const levels = (['warn', 'alarm'] as const).map((l) => s[l] && ` (${l} ${s[l].operator} ${show(s[l].limit)})`);
      return `(gauge ${s.name} ${show(s.value)}${levels.map((l) => l ?? '').join('')})`;
    }
    case 'assert':
      return `(assert ${show(s.test)}${s.message === undefined ? '' : ` "${s.message}"`})`;
    case 'unit':
      return `(unit ${s.name})`;
    default:
      return `(${s.kind})`;
  }
}

export function show(e: Expression): string {
  switch (e.kind) {
    case 'number':
      return `${e.value}${e.dimension.key && `[${e.dimension.key}]`}${e.percent ? '%' : ''}`;
    case 'text':
      return JSON.stringify(e.value);
    case 'truth':
      return String(e.value);
    case 'date':
      return `day${e.day}`;
    case 'period':
      return `days${e.from}-${e.to}`;
    case 'name':
      return e.quoted ? `'${e.name}'` : e.name;
    case 'group':
      return show(e.value);
    case 'call': {
      const args = e.arguments.map((a) => (a.name === undefined ? '' : `${a.name}: `) + show(a.value));
      return `(${[`${e.callee}()`, ...args].join(' ')})`;
    }
    case 'member':
      return `${show(e.object)}.${e.property}`;
    case 'unary':
      return `(${e.operator} ${show(e.operand)})`;
    case 'binary':
      return `(${e.operator} ${show(e.left)} ${show(e.right)})`;
    case 'range':
      return `(${[e.form.replace(' ', '-'), ...[e.low, e.high].flatMap((x) => (x ? [show(x)] : []))].join(' ')})`;
    case 'in':
      return `(in ${show(e.value)} ${show(e.target)})`;
    case 'pick':
      return `(${e.form} ${show(e.value)} ${show(e.key)})`;
    case 'lambda':
      return `(=> [${e.parameters.map((p) => p.name).join(' ')}] ${show(e.body)})`;
    case 'if':
      return `(if ${show(e.condition)} ${show(e.yes)} ${show(e.no)})`;
    case 'list':
      return `[${e.items.map(show).join(' ')}]`;
    case 'sourced':
      return `(^ ${show(e.value)} ${e.marks.map((m) => m.key + (m.locator ? `:${m.locator}` : '')).join(' ')})`;
    case 'suffixed':
      return `(${[show(e.value), ...e.suffixes.map(verb)].join(' ')})`;
    case 'missing':
      return '_';
  }
}

function verb(s: Suffix): string {
  const columns = s.columns.map((c) => (c.table ? `${c.table}.` : '') + c.name + (c.descending ? '↓' : ''));
  const computed = (s.computed ?? []).map((c) => `${c.name}=${show(c.value)}`);
  return `<${[s.kind, ...(s.value ? [show(s.value)] : []), ...columns, ...computed].join(' ')}>`;
}
