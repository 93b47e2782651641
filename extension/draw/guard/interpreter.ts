// The second wall behind the check of the spec's own text: every expression that reaches Vega's runtime, whoever
// wrote it, is checked again as a tree and evaluated by vega-interpreter with members, functions and results guarded.
import { expressionInterpreter } from 'vega-interpreter';
import { BOUNDS, hold } from './bounds';
import { itemEncoder, type Channels } from './encoding';
import { EVENT_MEMBERS, refusedTree, type ExpressionNode } from './expressions';
import { cleanChannel } from './paint';
import { longestSubject, refusedPattern } from './regular-expression';
import { rowExpression, type RowExpression } from './row-expressions';
import type { Report } from './report';
import type { Watch } from './watch';

type Functions = Record<string, (...values: unknown[]) => unknown>;

interface Context {
  functions: Functions;
  dataflow: { stamp(): number };
}

interface Expression {
  ast: ExpressionNode;
}

interface Encoding {
  marktype: string;
  channels: Record<string, Expression>;
}

type Evaluate = (...values: never[]) => unknown;

/** The shape that Vega's runtime asks an expression evaluator for. */
type Interpreter = Record<
  'operator' | 'parameter' | 'event' | 'handler',
  (ctx: Context, expr: Expression) => Evaluate
> & {
  encode(ctx: Context, encoding: Encoding): Evaluate;
};

const interpreter = expressionInterpreter as unknown as Interpreter;

const INHERITED: ReadonlySet<string> = new Set(
  [Object.prototype, Array.prototype, String.prototype, Function.prototype].flatMap((p) =>
    Object.getOwnPropertyNames(p),
  ),
);

/**
 * vega-interpreter behind our guards, for one view.
 * @throws (when Vega parses the chart) an Error whose message names what is not allowed
 */
export function guardedInterpreter(watch: Watch, report: Report): Interpreter {
  const guardedContexts = new WeakMap<Context, Context>();
  const guarded = (ctx: Context): Context => {
    const known = guardedContexts.get(ctx);
    if (known) return known;
    const made = { functions: guardFunctions(ctx.functions), dataflow: ctx.dataflow };
    guardedContexts.set(ctx, made);
    return made;
  };
  const watched = (ctx: Context, evaluate: Evaluate): Evaluate => {
    const { dataflow } = ctx;
    // Two arguments at most, spelled out: this is called for every row.
    return (one, two) => {
      watch.tick(dataflow.stamp());
      return (evaluate as (a: unknown, b: unknown) => unknown)(one, two);
    };
  };
  const expression = (kind: 'operator' | 'parameter' | 'event' | 'handler') => (ctx: Context, expr: Expression) =>
    watched(ctx, interpreter[kind](guarded(ctx), { ast: guardTree(expr.ast) }));
  return {
    operator: expression('operator'),
    parameter(ctx, { ast }) {
      const tree = guardTree(ast);
      const ours = guarded(ctx);
      const row = rowExpression(tree, ours.functions);
      return watched(ctx, (row ?? interpreter.parameter(ours, { ast: tree })) as Evaluate);
    },
    event: expression('event'),
    handler: expression('handler'),
    encode(ctx, { marktype, channels }) {
      const ours = guarded(ctx);
      const trees = Object.entries(channels).map(([name, { ast }]) => [name, guardTree(ast)] as const);
      const clean = (name: string, value: string): string | null => cleanChannel(name, value, report);
      const made = rowChannels(trees, ours.functions, clean);
      if (made) return watched(ctx, itemEncoder(marktype, made, clean) as Evaluate);
      const whole = Object.fromEntries(trees.map(([name, ast]) => [name, { ast }]));
      const evaluate = interpreter.encode(ours, { marktype, channels: whole }) as (
        item: Item,
        values: unknown,
      ) => boolean;
      return watched(ctx, ((item: Item, values: unknown) => {
        const changed = evaluate(item, values);
        for (const [name] of trees) {
          const value = item[name];
          if (typeof value === 'string') item[name] = clean(name, value);
        }
        return changed;
      }) as Evaluate);
    },
  };
}

type Item = Record<string, unknown>;

/** The channels as constants and closures, or `null` where one of them needs vega-interpreter. */
function rowChannels(
  trees: readonly (readonly [string, ExpressionNode])[],
  functions: Functions,
  clean: (name: string, value: string) => string | null,
): Channels | null {
  const fixed: [string, unknown][] = [];
  const computed: [string, RowExpression][] = [];
  for (const [name, tree] of trees) {
    if (tree.type === 'Literal' && !tree.regex) {
      fixed.push([name, typeof tree.value === 'string' ? clean(name, tree.value) : tree.value]);
      continue;
    }
    const expression = rowExpression(tree, functions);
    if (!expression) return null;
    computed.push([name, expression]);
  }
  return { fixed, computed };
}

/** Vega parses a facet's expressions again for each of its cells, from the same trees. */
const guardedTrees = new WeakMap<ExpressionNode, ExpressionNode>();

/** The tree with each member read and each `+` made a call of a guarded function. */
function guardTree(tree: ExpressionNode): ExpressionNode {
  const known = guardedTrees.get(tree);
  if (known) return known;
  const reason = refusedTree(tree, 'compiler');
  if (reason) throw new Error(`An expression of this chart is refused: ${reason}.`);
  const made = rewrite(tree);
  guardedTrees.set(tree, made);
  return made;
}

function rewrite(node: ExpressionNode): ExpressionNode {
  switch (node.type) {
    case 'MemberExpression': {
      const { object, property } = node as Required<ExpressionNode>;
      const key = node.computed ? property.value : property.name;
      // The hot path: a plain name of a row inherits nothing, so it needs no guard.
      if (object.type === 'Identifier' && object.name === 'datum' && typeof key === 'string' && !INHERITED.has(key))
        return node;
      return call('ownMember', rewrite(object), node.computed ? rewrite(property) : literal(property.name));
    }
    case 'CallExpression':
      return { ...node, arguments: (node.arguments ?? []).map(rewrite) };
    case 'ArrayExpression':
      return { ...node, elements: (node.elements ?? []).map(rewrite) };
    case 'ObjectExpression':
      return { ...node, properties: (node.properties ?? []).map(({ key, value }) => ({ key, value: rewrite(value) })) };
    case 'BinaryExpression': {
      const { left, right } = node as Required<ExpressionNode>;
      return node.operator === '+'
        ? call('boundedSum', rewrite(left), rewrite(right))
        : { ...node, left: rewrite(left), right: rewrite(right) };
    }
    case 'LogicalExpression':
      return { ...node, left: rewrite(node.left!), right: rewrite(node.right!) };
    case 'UnaryExpression':
      return { ...node, argument: rewrite(node.argument!) };
    case 'ConditionalExpression':
      return {
        ...node,
        test: rewrite(node.test!),
        consequent: rewrite(node.consequent!),
        alternate: rewrite(node.alternate!),
      };
    default:
      return node;
  }
}

const literal = (value: unknown): ExpressionNode => ({ type: 'Literal', value, raw: JSON.stringify(value) });
const call = (name: string, ...values: ExpressionNode[]): ExpressionNode => ({
  type: 'CallExpression',
  callee: { type: 'Identifier', name },
  arguments: values,
});

/**
 * `object[key]`, where the key is the object's own and the value is no way out: no function, no part of the page,
 * nothing that is inherited. A data key may be called `constructor`; then it is the datum, never JavaScript's.
 */
export function ownMember(object: unknown, key: unknown): unknown {
  if (object === null || object === undefined) return undefined;
  if (typeof object === 'string') return key === 'length' || isIndex(key) ? object[key as number] : undefined;
  if (typeof object !== 'object') return undefined;
  if (typeof Event !== 'undefined' && object instanceof Event) {
    if (!EVENT_MEMBERS.has(String(key))) return undefined;
  } else if (!Object.hasOwn(object, key as PropertyKey)) return undefined;
  const value = (object as Record<PropertyKey, unknown>)[key as PropertyKey];
  return typeof value === 'function' || isPage(value) ? undefined : value;
}

const isIndex = (key: unknown): boolean => typeof key === 'number' || (typeof key === 'string' && /^\d+$/.test(key));

function isPage(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || typeof Node === 'undefined') return false;
  return value instanceof Node || value === globalThis || (typeof Window !== 'undefined' && value instanceof Window);
}

/** Vega's functions, those that can swell or run long held to their bounds. */
function guardFunctions(functions: Functions): Functions {
  const guarded = Object.create(functions) as Functions;
  const own = (name: string): ((...values: unknown[]) => unknown) => {
    const original = functions[name];
    return original ? (...values) => original.apply(guarded, values) : () => undefined;
  };
  return Object.assign(guarded, {
    ownMember,
    boundedSum: (a: unknown, b: unknown) => measured((primitive(a) as number) + (primitive(b) as number)),
    // vega-interpreter takes a lone number for a year; in Vega it is milliseconds, as in JavaScript.
    datetime: (...values: unknown[]) => new Date(...(values as [number])),
    sequence: (...values: unknown[]) => {
      const [start, stop, step] = sequenceArguments(values);
      hold('rows', step === 0 ? Infinity : Math.max(0, (stop - start) / step));
      return own('sequence')(...values);
    },
    pad: (value: unknown, length: unknown, ...rest: unknown[]) => {
      hold('format', Number(length) || 0);
      return own('pad')(value, length, ...rest);
    },
    join: (values: unknown, separator?: unknown) => measured(own('join')(values, String(separator ?? ','))),
    replace: (text: unknown, pattern: unknown, by: unknown) => {
      checkPattern(pattern, text);
      // A replacement text may repeat its match (`$&`), once an occurrence.
      return measured(own('replace')(limited(text), pattern, String(by).slice(0, 1000)));
    },
    split: (text: unknown, separator: unknown, limit?: unknown) => {
      checkPattern(separator, text);
      return limited(text).split(separator as string, typeof limit === 'number' ? limit : undefined);
    },
    regexp: (source: unknown, flags: unknown) => {
      const reason = refusedPattern(String(source));
      if (reason) throw new Error(`Past the ${reason}.`);
      return new RegExp(String(source), typeof flags === 'string' ? flags : undefined);
    },
    test: (pattern: unknown, text: unknown) => {
      checkPattern(pattern, text);
      return pattern instanceof RegExp && new RegExp(pattern.source, pattern.flags).test(limited(text));
    },
    format: (value: unknown, specifier: unknown) => own('format')(value, checkFormat(specifier)),
    indexof: (values: unknown, ...rest: unknown[]) => (isSequence(values) ? own('indexof')(values, ...rest) : -1),
    scale: (name: unknown, ...rest: unknown[]) => own('scale')(String(name), ...rest),
    data: (name: unknown) => own('data')(ownName(functions, name)),
  });
}

const isSequence = (value: unknown): boolean => typeof value === 'string' || Array.isArray(value);

/** Vega looks a data set up in a plain object: an inherited key would be found there too. */
function ownName(functions: Functions, name: unknown): string {
  const context = (functions as unknown as { context?: { data: object } }).context;
  return typeof name === 'string' && context && name in context.data && !(name in Object.prototype) ? name : '';
}

function sequenceArguments(values: unknown[]): [start: number, stop: number, step: number] {
  const [first, second, step] = values.map(Number);
  return values.length < 2 ? [0, first ?? 0, 1] : [first ?? 0, second ?? 0, step ?? 1];
}

/** An operand of `+`. A row has no `toString` to fall back on, and one given as data is no function. */
function primitive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Array.isArray(value) ? value.map(primitive).join() : '[object]';
}

function measured(value: unknown): unknown {
  if (typeof value === 'string' && value.length > BOUNDS.text.max) hold('text', value.length);
  return value;
}

function limited(value: unknown): string {
  const text = typeof value === 'object' && value !== null && !(value instanceof Date) ? '' : String(value);
  hold('text', text.length);
  return text;
}

function checkPattern(pattern: unknown, subject: unknown): void {
  if (!(pattern instanceof RegExp)) return;
  const reason = refusedPattern(pattern.source);
  if (reason) throw new Error(`Past the ${reason}.`);
  if (String(limited(subject)).length > longestSubject(pattern.source)) hold('pattern', Infinity);
}

/** A width in a number format pads to that many characters. */
export function checkFormat(specifier: unknown): unknown {
  if (typeof specifier === 'string' && specifier.length > 3 && /\d{4,}/.test(specifier))
    hold('format', Number(/\d{4,}/.exec(specifier)?.[0]));
  return specifier;
}
