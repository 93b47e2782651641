// Dimensions under operators: what may be added, compared, multiplied; what a result looks like.
import type { BinaryOperator as EngineOperator, Node } from '../../engine/program';
import type { Edit } from '../diagnostic';
import type { Dimension } from '../dimension';
import { combine, currenciesOf, describe, moneyOf, PLAIN, raise, TIME } from '../dimension';
import { literalOf } from '../range-ends';
import type { BinaryOperator, Expression, Look } from '../syntax';
import type { ScalarType, Type } from '../type';
import { columnOf, DATE, describeType, itemOf, number, TRUTH } from '../type';
import type { Scope, Typed } from './scope';
import { error, replace } from './scope';

const ENGINE: Readonly<Record<BinaryOperator, EngineOperator>> = {
  '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '^': 'power',
  '==': 'equal', '!=': 'unequal', '<': 'less', '<=': 'lessOrEqual', '>': 'greater', '>=': 'greaterOrEqual',
  and: 'and', or: 'or',
}; // prettier-ignore
const DAY = 86_400;

type Binary = Expression & { kind: 'binary' };

/** The result type of two operands, in columns where one of them is. */
function over(left: Type, right: Type, item: ScalarType): Type {
  const column = left.kind === 'column' ? left : right.kind === 'column' ? right : undefined;
  return column ? columnOf(item, column.table) : item;
}

const mergeLooks = (a: Look, b: Look): Look => {
  const { as: _a, ...left } = a;
  const { as: _b, ...right } = b;
  return { ...right, ...left };
};

export function checkBinary(e: Binary, left: Typed, right: Typed, scope: Scope): Typed {
  const node = (l: Node = left.node, r: Node = right.node): Node => ({
    op: 'binary',
    operator: ENGINE[e.operator],
    left: l,
    right: r,
    at: [e.start, e.end],
  });
  const [a, b] = [itemOf(left.type), itemOf(right.type)];
  if (a.kind === 'unknown' || b.kind === 'unknown') {
    const known = a.kind === 'unknown' ? b : a;
    const kept = (e.operator === '+' || e.operator === '-') && known.kind === 'number' ? known : guess(e.operator);
    return { type: over(left.type, right.type, kept), node: node() };
  }
  switch (e.operator) {
    case 'and':
    case 'or':
      for (const [operand, type] of [
        [e.left, a],
        [e.right, b],
      ] as const) {
        if (type.kind !== 'truth')
          return error(scope, 'T01', operand, `\`${e.operator}\` joins truth values; this is ${describeType(type)}.`);
      }
      return { type: over(left.type, right.type, TRUTH), node: node() };
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkComparison(e, a, b, scope) ?? { type: over(left.type, right.type, TRUTH), node: node() };
    case '+':
    case '-':
      if (a.kind === 'date' || b.kind === 'date') return checkDates(e, left, right, scope);
      break;
    case '*':
    case '/':
    case '^':
      break;
  }
  for (const [operand, type, whole] of [
    [e.left, a, left.type],
    [e.right, b, right.type],
  ] as const) {
    if (type.kind !== 'number') {
      const hint =
        whole.kind === 'table'
          ? ` Name one of its columns: \`${whole.name}.${[...whole.columns.keys()][0] ?? 'column'}\`.`
          : whole.kind === 'record'
            ? ` Name one of its fields.`
            : '';
      return error(scope, 'T02', operand, `\`${e.operator}\` needs numbers; this is ${describeType(type)}.${hint}`);
    }
  }
  const [x, y] = [a as Type & { kind: 'number' }, b as Type & { kind: 'number' }];
  switch (e.operator) {
    case '+':
    case '-': {
      if (x.dimension && y.dimension && x.dimension !== y.dimension)
        return mismatch(e, x.dimension, y.dimension, scope);
      warnPercent(e, x.look, scope);
      const look = { ...y.look, ...x.look };
      if (x.look.as !== y.look.as) delete look.as;
      return { type: over(left.type, right.type, number(x.dimension ?? y.dimension, look)), node: node() };
    }
    case '*':
    case '/': {
      const dimension = x.dimension && y.dimension && combine(x.dimension, y.dimension, e.operator === '*' ? 1 : -1);
      const look = mergeLooks(x.look, y.look);
      const scaled = e.operator === '*' ? (x.look.as ?? y.look.as) : y.look.as ? undefined : x.look.as;
      const bothPlain = x.dimension === PLAIN && y.dimension === PLAIN;
      return {
        type: over(left.type, right.type, number(dimension, bothPlain && scaled ? { ...look, as: scaled } : look)),
        node: node(),
      };
    }
    default:
      return checkPower(e, x, y, left, right, scope, node());
  }
}

const guess = (operator: BinaryOperator): ScalarType =>
  ['and', 'or', '==', '!=', '<', '<=', '>', '>='].includes(operator) ? TRUTH : number(undefined);

function checkPower(
  e: Binary,
  x: Type & { kind: 'number' },
  y: Type & { kind: 'number' },
  left: Typed,
  right: Typed,
  scope: Scope,
  node: Node,
): Typed {
  if (y.dimension && y.dimension !== PLAIN)
    return error(scope, 'U09', e.right, `An exponent is a plain number; this is ${describe(y.dimension)}.`);
  if (!x.dimension || x.dimension === PLAIN) return { type: over(left.type, right.type, number(x.dimension)), node };
  const exponent = constantOf(e.right);
  if (exponent === undefined)
    return error(
      scope,
      'U09',
      e.right,
      `${capital(describe(x.dimension))} can only be raised to a number that is written out.`,
    );
  return { type: over(left.type, right.type, number(raise(x.dimension, exponent), x.look)), node };
}

function constantOf(e: Expression): number | undefined {
  if (e.kind === 'unary' && e.operator === '-') {
    const inner = constantOf(e.operand);
    return inner === undefined ? undefined : -inner;
  }
  return literalOf(e)?.value;
}

function checkComparison(e: Binary, a: Type, b: Type, scope: Scope): Typed | undefined {
  if (a.kind !== b.kind) {
    const dated =
      a.kind === 'date' || b.kind === 'date'
        ? ' A date is written `2025-10-20`; a quarter or a range is asked for with `in`.'
        : '';
    return error(scope, 'T03', e, `${capital(describeType(a))} cannot be compared with ${describeType(b)}.${dated}`);
  }
  if (a.kind === 'number' && b.kind === 'number' && a.dimension && b.dimension && a.dimension !== b.dimension) {
    return mismatch(e, a.dimension, b.dimension, scope);
  }
  return undefined;
}

/** date − date is a duration; date ± duration is a date. Days at run time, seconds in the language. */
function checkDates(e: Binary, left: Typed, right: Typed, scope: Scope): Typed {
  const [a, b] = [itemOf(left.type), itemOf(right.type)];
  const at = [e.start, e.end] as const;
  const inDays = (node: Node): Node => ({
    op: 'binary',
    operator: 'divide',
    left: node,
    right: { op: 'constant', value: DAY },
    at,
  });
  if (a.kind === 'date' && b.kind === 'date' && e.operator === '-') {
    const days: Node = { op: 'binary', operator: 'subtract', left: left.node, right: right.node, at };
    return {
      type: over(left.type, right.type, number(TIME, { time: 'd' })),
      node: { op: 'binary', operator: 'multiply', left: days, right: { op: 'constant', value: DAY }, at },
    };
  }
  const duration = a.kind === 'date' ? b : a;
  const plainly = literalOf(a.kind === 'date' ? e.right : e.left);
  const days = plainly?.bare && plainly.dimension === PLAIN && a.kind !== b.kind ? plainly : undefined;
  if (duration.kind !== 'number' || duration.dimension !== TIME || (b.kind === 'date' && e.operator === '-')) {
    return error(
      scope,
      'T03',
      e,
      `A duration can be added to a date, and dates subtracted; this is ${describeType(a)} ${e.operator} ${describeType(b)}.${days ? ' Write the days as `3 days`.' : ''}`,
      days
        ? { fixes: [{ title: 'Make it days', edits: [{ cell: '', start: days.end, end: days.end, text: ' days' }] }] }
        : {},
    );
  }
  const [l, r] = a.kind === 'date' ? [left.node, inDays(right.node)] : [inDays(left.node), right.node];
  return {
    type: over(left.type, right.type, DATE),
    node: { op: 'binary', operator: ENGINE[e.operator], left: l, right: r, at },
  };
}

/** Two dimensions that should be one: says what each is, and how they could meet. */
function mismatch(e: Binary, a: Dimension, b: Dimension, scope: Scope): Typed {
  const verb = e.operator === '+' ? 'added to' : e.operator === '-' ? 'subtracted from' : 'compared with';
  const [first, second] = e.operator === '+' || e.operator === '-' ? [b, a] : [a, b];
  const said = `${capital(describe(first))} cannot be ${verb} ${describe(second)}`;
  const flowFix = stockAndFlow(e, a, b);
  if (flowFix) {
    return error(
      scope,
      'U04',
      e,
      `${said}: one is a stock, the other a flow. Multiply the flow by a duration, as in \`${flowFix.shown} * 1 year\`.`,
      { fixes: [{ title: 'Multiply the flow by a duration', edits: flowFix.edits }] },
    );
  }
  const [ca, cb] = [currenciesOf(a), currenciesOf(b)];
  const mixed = [a, b].findIndex(isMixed);
  if (mixed >= 0) {
    const operand = mixed === 0 ? e.left : e.right;
    const to = [...ca, ...cb][0] ?? 'USD';
    return error(scope, 'U05', operand, `This column mixes currencies: bring it to one, as in \`… in ${to}\`.`, {
      fixes: [{ title: `Convert to ${to}`, edits: inserted(operand, '(', ` in ${to})`) }],
    });
  }
  if (ca.length === 1 && cb.length === 1 && ca[0] !== cb[0]) {
    return error(scope, 'U05', e, `${said}: convert one of them, as in \`… in ${ca[0]}\`.`, {
      fixes: [
        {
          title: `Convert to ${ca[0]}`,
          edits: [
            { cell: '', start: e.right.start, end: e.right.start, text: '(' },
            { cell: '', start: e.right.end, end: e.right.end, text: ` in ${ca[0]})` },
          ],
        },
      ],
    });
  }
  const percent = literalOf(e.right);
  if (percent?.percent && a !== PLAIN && (e.operator === '+' || e.operator === '-')) {
    return error(scope, 'U03', e, `${said}. To change a value by a percentage, multiply: \`* (1 ${e.operator} …%)\`.`, {
      fixes: [{ title: 'Multiply by the growth factor', edits: growth(e) }],
    });
  }
  const bare = [literalOf(e.left), literalOf(e.right)].find((x) => x?.dimension === PLAIN && !x.percent && !x.look.as);
  const unit = moneyOf(bare && a === PLAIN ? b : a);
  const hint = bare
    ? ` Give the number a unit${unit === 'USD' ? `: \`$${bare.magnitude}\`` : unit ? `: \`${bare.magnitude} ${unit}\`` : ''}.`
    : '';
  return error(scope, 'U03', e, `${said}.${hint}`);
}

/** Money of a column that mixes currencies. */
const isMixed = (d: Dimension): boolean => d.exponents['¤'] !== undefined;
const inserted = (e: Expression, before: string, after: string): Edit[] => [
  { cell: '', start: e.start, end: e.start, text: before },
  { cell: '', start: e.end, end: e.end, text: after },
];

/** A stock against its flow: money and money a year, energy and power, tokens and tokens a second. */
function stockAndFlow(e: Binary, a: Dimension, b: Dimension): { shown: string; edits: Edit[] } | undefined {
  if (a === PLAIN || b === PLAIN) return undefined;
  const flow = combine(a, TIME) === b ? e.left : combine(b, TIME) === a ? e.right : undefined;
  if (!flow) return undefined;
  const [open, close] = bindsTighter(flow) ? ['', ''] : ['(', ')'];
  return {
    shown: flow.kind === 'name' && !flow.quoted ? flow.name : '…',
    edits: [
      ...(open ? [{ cell: '', start: flow.start, end: flow.start, text: open }] : []),
      { cell: '', start: flow.end, end: flow.end, text: `${close} * 1 year` },
    ],
  };
}

/** Whether `e * …` multiplies all of `e`. */
function bindsTighter(e: Expression): boolean {
  switch (e.kind) {
    case 'binary':
      return ['*', '/', '^'].includes(e.operator);
    case 'range':
    case 'in':
    case 'if':
    case 'lambda':
    case 'suffixed':
      return false;
    default:
      return true;
  }
}

/** `1 + 5%`, `1 + 2% - 3%`: a growth factor. */
function isGrowthFactor(e: Expression): boolean {
  const literal = literalOf(e);
  if (literal) return literal.bare && literal.value === 1;
  if (e.kind === 'group') return isGrowthFactor(e.value);
  return e.kind === 'binary' && isGrowthFactor(e.left) && literalOf(e.right)?.percent === true;
}

/** Edits that make `value + 5%` a growth: `value * (1 + 5%)`. */
function growth(e: Binary): Edit[] {
  // A mark at the end of the definition stays at its end.
  const { end } = e.right.kind === 'sourced' ? e.right.value : e.right;
  const whole = bindsTighter(e.left);
  return [
    ...(whole ? [] : [{ cell: '', start: e.left.start, end: e.left.start, text: '(' }]),
    ...(whole ? [] : [{ cell: '', start: e.left.end, end: e.left.end, text: ')' }]),
    { cell: '', start: e.operatorSpan.start, end: e.right.start, text: `* (1 ${e.operator} ` },
    { cell: '', start: end, end, text: ')' },
  ];
}

/** `value + 5%` is value + 0.05, which is rarely meant. The growth factors `1 + 5%` and `1 - 5%` are. */
function warnPercent(e: Binary, leftLook: Look, scope: Scope): void {
  const percent = literalOf(e.right);
  if (!percent?.percent || leftLook.as === '%' || isGrowthFactor(e.left)) return;
  const pp = `${percent.magnitude} pp`;
  scope.report({
    code: 'U06',
    severity: 'warning',
    start: e.start,
    end: e.end,
    message: `This ${e.operator === '+' ? 'adds' : 'subtracts'} ${percent.value}, not ${percent.magnitude}% of the value. Write \`* (1 ${e.operator} ${percent.magnitude}%)\` for a ${e.operator === '+' ? 'growth' : 'fall'}, \`${e.operator} ${pp}\` for percentage points.`,
    fixes: [
      { title: 'Multiply by the growth factor', edits: growth(e) },
      replace('Say percentage points', percent, pp),
    ],
  });
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
