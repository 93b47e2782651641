// Expressions of rows and marks, made into closures once. vega-interpreter builds a fresh context for every value it
// computes, which makes a chart of a thousand paths draw three times slower than compiled code; here the same guarded
// tree is walked once. What this file does not know it declines, and vega-interpreter takes it.
import type { ExpressionNode } from './expressions';

type Functions = Record<string, ((...values: unknown[]) => unknown) | undefined>;

/** The value for a row, the view's parameters (each under `$name`) and a mark's item. */
export type RowExpression = (datum: unknown, parameters: Record<string, unknown>, item?: unknown) => unknown;

const CONSTANTS: Record<string, number | undefined> = Object.assign(Object.create(null) as object, {
  ...{ NaN: NaN, E: Math.E, LN2: Math.LN2, LN10: Math.LN10, LOG2E: Math.LOG2E, LOG10E: Math.LOG10E, PI: Math.PI },
  ...{ SQRT1_2: Math.SQRT1_2, SQRT2: Math.SQRT2, MIN_VALUE: Number.MIN_VALUE, MAX_VALUE: Number.MAX_VALUE },
});

const { abs, ceil, cos, exp, floor, hypot, log, max, min, pow, round, sin, sqrt, tan } = Math;
const PLAIN = Object.assign(Object.create(null) as object, {
  ...{ abs, ceil, cos, exp, floor, hypot, log, max, min, pow, round, sin, sqrt, tan },
  ...{ isNaN: Number.isNaN, isFinite: Number.isFinite },
  length: (value: { length: number }) => value.length,
  lower: (value: unknown) => String(value).toLowerCase(),
  upper: (value: unknown) => String(value).toUpperCase(),
  time: (value: number) => new Date(value).getTime(),
}) as unknown as Functions;

// Vega's own operators, which compare as JavaScript does.
const BINARY: Record<string, ((a: never, b: never) => unknown) | undefined> = Object.assign(
  Object.create(null) as object,
  {
    '*': (a: number, b: number) => a * b,
    '-': (a: number, b: number) => a - b,
    '/': (a: number, b: number) => a / b,
    '%': (a: number, b: number) => a % b,
    '<': (a: number, b: number) => a < b,
    '<=': (a: number, b: number) => a <= b,
    '>': (a: number, b: number) => a > b,
    '>=': (a: number, b: number) => a >= b,
    '==': (a: unknown, b: unknown) => a == b,
    '!=': (a: unknown, b: unknown) => a != b,
    '===': (a: unknown, b: unknown) => a === b,
    '!==': (a: unknown, b: unknown) => a !== b,
  },
);

const UNARY: Record<string, ((a: never) => unknown) | undefined> = Object.assign(Object.create(null) as object, {
  '+': (a: number) => +a,
  '-': (a: number) => -a,
  '!': (a: unknown) => !a,
});

/**
 * The closure of a guarded tree, or `null` where it holds something that only vega-interpreter knows (events, dates).
 * @param functions Vega's functions behind our guards
 */
export function rowExpression(node: ExpressionNode, functions: Functions): RowExpression | null {
  const part = (child: ExpressionNode | undefined): RowExpression | null =>
    child ? rowExpression(child, functions) : null;
  switch (node.type) {
    case 'Literal': {
      const { value } = node;
      return node.regex ? null : () => value;
    }
    case 'Identifier':
      return identifier(node.name ?? '');
    case 'MemberExpression': {
      // Only plain names of a row are left as members; every other one is a call of a guarded function by now.
      const key = String(node.computed ? node.property?.value : node.property?.name);
      return (datum) => (datum as Record<string, unknown>)[key];
    }
    case 'CallExpression':
      return callOf(node, functions);
    case 'ArrayExpression':
      return all(node.elements ?? [], functions, (values) => values);
    case 'ObjectExpression': {
      const properties = node.properties ?? [];
      const keys = properties.map(({ key }) => String(key.name ?? key.value));
      return all(
        properties.map(({ value }) => value),
        functions,
        (values) => {
          const made = Object.create(null) as Record<string, unknown>;
          keys.forEach((key, at) => (made[key] = values[at]));
          return made;
        },
      );
    }
    case 'BinaryExpression': {
      const apply = BINARY[node.operator ?? ''] as ((a: unknown, b: unknown) => unknown) | undefined;
      const [left, right] = [part(node.left), part(node.right)];
      return apply && left && right ? (d, p, i) => apply(left(d, p, i), right(d, p, i)) : null;
    }
    case 'LogicalExpression': {
      const [left, right] = [part(node.left), part(node.right)];
      if (!left || !right) return null;
      return node.operator === '&&'
        ? (d, p, i) => left(d, p, i) && right(d, p, i)
        : (d, p, i) => left(d, p, i) || right(d, p, i);
    }
    case 'UnaryExpression': {
      const apply = UNARY[node.operator ?? ''] as ((a: unknown) => unknown) | undefined;
      const argument = part(node.argument);
      return apply && argument ? (d, p, i) => apply(argument(d, p, i)) : null;
    }
    case 'ConditionalExpression':
      return choice(part(node.test), part(node.consequent), part(node.alternate));
    default:
      return null;
  }
}

function identifier(name: string): RowExpression | null {
  if (name === 'datum') return (datum) => datum;
  if (name === 'item') return (_datum, _parameters, item) => item;
  if (name === 'event') return null;
  const constant = CONSTANTS[name];
  if (constant !== undefined) return () => constant;
  const key = `$${name}`;
  return (_datum, parameters) => parameters[key];
}

function choice(test: RowExpression | null, yes: RowExpression | null, no: RowExpression | null): RowExpression | null {
  return test && yes && no ? (d, p, i) => (test(d, p, i) ? yes(d, p, i) : no(d, p, i)) : null;
}

/** Vega's functions that read the event they are called in. */
const OF_EVENTS: ReadonlySet<string> = new Set(['view', 'item', 'group', 'xy', 'x', 'y']);

function callOf(node: ExpressionNode, functions: Functions): RowExpression | null {
  // The encoders' own forms (`_scale`) are the functions of the name behind the underscore.
  const name = (node.callee?.name ?? '').replace(/^_/, '');
  const given = node.arguments ?? [];
  if (name === 'if') {
    const [test, yes, no] = given.map((argument) => rowExpression(argument, functions));
    return choice(test ?? null, yes ?? null, no ?? null);
  }
  const apply = OF_EVENTS.has(name) ? undefined : (functions[name] ?? PLAIN[name]);
  if (typeof apply !== 'function') return null;
  const parts = given.map((argument) => rowExpression(argument, functions));
  const [one, two] = parts;
  if (parts.length === 1 && one) return (d, p, i) => apply.call(functions, one(d, p, i));
  if (parts.length === 2 && one && two) return (d, p, i) => apply.call(functions, one(d, p, i), two(d, p, i));
  return all(given, functions, (values) => apply.apply(functions, values));
}

function all(
  nodes: ExpressionNode[],
  functions: Functions,
  make: (values: unknown[]) => unknown,
): RowExpression | null {
  const parts = nodes.map((node) => rowExpression(node, functions));
  if (!parts.every((part) => part !== null)) return null;
  return (d, p, i) => make(parts.map((part) => part(d, p, i)));
}
