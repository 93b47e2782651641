// Which expressions a spec may hold. Vega's language has no loops, but its functions reach data sets, scales, the
// window and events; published attacks on it all went through one of those. So: a list of what is allowed.
import { parseExpression } from 'vega';
import { BOUNDS } from './bounds';
import { refusedPattern } from './regular-expression';

/** A node of Vega's expression tree (ESTree, expressions only). */
export interface ExpressionNode {
  type: string;
  name?: string;
  operator?: string;
  value?: unknown;
  raw?: string;
  regex?: { pattern: string; flags: string };
  computed?: boolean;
  object?: ExpressionNode;
  property?: ExpressionNode;
  callee?: ExpressionNode;
  arguments?: ExpressionNode[];
  elements?: ExpressionNode[];
  properties?: { key: ExpressionNode; value: ExpressionNode }[];
  left?: ExpressionNode;
  right?: ExpressionNode;
  argument?: ExpressionNode;
  test?: ExpressionNode;
  consequent?: ExpressionNode;
  alternate?: ExpressionNode;
}

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Pure functions of their arguments, and of the chart's own scales and data by literal name. */
export const AUTHOR_FUNCTIONS: ReadonlySet<string> = new Set(
  words(`
  isNaN isFinite abs acos asin atan atan2 ceil cos exp floor hypot log max min pow random round sin sqrt tan clamp
  now utc datetime date day year month hours minutes seconds milliseconds time timezoneoffset quarter week isoweek
  dayofyear utcdate utcday utcyear utcmonth utchours utcminutes utcseconds utcmilliseconds utcquarter utcweek utcisoweek
  utcdayofyear length join indexof lastindexof slice reverse sort parseFloat parseInt upper lower substring split replace
  trim pad truncate test regexp if isArray isBoolean isDate isDefined isNumber isObject isRegExp isString isValid toBoolean
  toDate toNumber toString span peek extent clampRange inrange lerp sequence rgb lab hcl hsl luminance contrast
  format utcFormat timeFormat timeParse utcParse timeOffset utcOffset timeUnitSpecifier monthFormat monthAbbrevFormat
  dayFormat dayAbbrevFormat cumulativeNormal cumulativeLogNormal cumulativeUniform densityNormal densityLogNormal
  densityUniform quantileNormal quantileLogNormal quantileUniform sampleNormal sampleLogNormal sampleUniform
  encodeURIComponent containerSize data domain range scale bandwidth invert`),
);

/** What Vega-Lite's compiler writes besides, for selections, encodings and maps. */
const COMPILER_FUNCTIONS: ReadonlySet<string> = new Set([
  ...AUTHOR_FUNCTIONS,
  ...words(`item group xy x y inScope isTuple modify encode vlSelectionTest vlSelectionIdTest vlSelectionResolve
  vlSelectionTuples panLinear panLog panPow panSymlog zoomLinear zoomLog zoomPow zoomSymlog copy gradient indata geoShape
  geoScale geoTranslate geoBounds geoCentroid geoArea bandspace merge flush _scale _range _bandwidth`),
]);

/** Their first argument names a scale or a data set of the chart. */
const NAMED: ReadonlySet<string> = new Set(['data', 'domain', 'range', 'scale', 'bandwidth', 'invert']);

const CONSTANTS: ReadonlySet<string> = new Set(
  words(
    'NaN E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2 MIN_VALUE MAX_VALUE datum parent width height childWidth childHeight',
  ),
);

/** Names that no parameter may take: they mean something to Vega, or to JavaScript. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(
  words(`datum event item group parent view cursor background padding autosize width height window document globalThis
  this self top constructor prototype __proto__ toString valueOf hasOwnProperty Function eval`),
);

/** Members that lead from a value to code. As columns of data they are reached through `field`, not here. */
const MACHINERY: ReadonlySet<string> = new Set(
  words(`__proto__ constructor prototype __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ toString
  valueOf toLocaleString hasOwnProperty`),
);

/** Members that lead from an event or a view to the page. A row may have columns of these names. */
const WALKS: ReadonlySet<string> = new Set([
  ...MACHINERY,
  ...words(`call apply bind ownerDocument defaultView target currentTarget srcElement view dataflow contentWindow
  parentNode document`),
]);

const NONE: ReadonlySet<string> = new Set();

const OPERATORS: ReadonlySet<string> = new Set(words('* + - / % > < <= >= == != === !== & | ^ << >> >>> && || ! ~'));

/** What of a pointer or keyboard event Vega-Lite's own selections read; an event carries the whole page otherwise. */
export const EVENT_MEMBERS: ReadonlySet<string> = new Set(
  words('item scale shiftKey altKey ctrlKey metaKey button buttons deltaX deltaY deltaMode key type touches'),
);

export type ExpressionWriter = 'author' | 'compiler';

/**
 * Why the text of an expression is refused, or `null`.
 * @param names parameters of the spec and tokens of the theme
 */
export function refusedExpression(text: string, names: ReadonlySet<string>): string | null {
  if (text.length > BOUNDS.expression.max)
    return `it is past the bound “${BOUNDS.expression.name}” (${BOUNDS.expression.max} characters)`;
  let tree: ExpressionNode;
  try {
    tree = parseExpression(text) as ExpressionNode;
  } catch (error) {
    return `it does not parse: ${error instanceof Error ? error.message : String(error)}`;
  }
  return refusedTree(tree, 'author', (name) => names.has(name));
}

/**
 * Why a parsed expression is refused, or `null`. The compiler's own text may use more than an author's:
 * it reads events, though only their `EVENT_MEMBERS`.
 */
export function refusedTree(
  tree: ExpressionNode,
  writer: ExpressionWriter,
  knows: (name: string) => boolean = () => true,
): string | null {
  const functions = writer === 'author' ? AUTHOR_FUNCTIONS : COMPILER_FUNCTIONS;
  const refuse = (node: ExpressionNode | undefined): string | null => {
    if (!node) return null;
    switch (node.type) {
      case 'Literal':
        return node.regex ? refusedPattern(node.regex.pattern) : null;
      case 'Identifier':
        return refuseName(node.name ?? '');
      case 'MemberExpression':
        return refuseMember(node);
      case 'CallExpression':
        return refuseCall(node);
      case 'ArrayExpression':
        return first(node.elements ?? []);
      case 'ObjectExpression':
        return first((node.properties ?? []).map((property) => property.value)) ?? refuseKeys(node);
      case 'BinaryExpression':
      case 'LogicalExpression':
        return refuseOperator(node) ?? first([node.left, node.right]);
      case 'UnaryExpression':
        return refuseOperator(node) ?? refuse(node.argument);
      case 'ConditionalExpression':
        return first([node.test, node.consequent, node.alternate]);
      default:
        return `“${node.type}” is not allowed`;
    }
  };
  const first = (nodes: (ExpressionNode | undefined)[]): string | null => {
    for (const node of nodes) {
      const reason = refuse(node);
      if (reason) return reason;
    }
    return null;
  };
  const refuseName = (name: string): string | null => {
    if (CONSTANTS.has(name)) return null;
    if (writer === 'compiler') return name === 'event' || name === 'item' || !WALKS.has(name) ? null : refusal(name);
    if (name === 'event') return 'events cannot be read (“event”)';
    return knows(name) && !RESERVED_NAMES.has(name) ? null : `the name “${name}” is not a parameter of this chart`;
  };
  const refuseMember = (node: ExpressionNode): string | null => {
    const key = node.computed ? node.property?.value : node.property?.name;
    const root = node.object?.type === 'Identifier' ? node.object.name : undefined;
    if (root === 'event') {
      if (writer === 'author') return 'events cannot be read (“event”)';
      return typeof key === 'string' && EVENT_MEMBERS.has(key) ? null : refusal(`event.${String(key)}`);
    }
    // Vega-Lite writes every field as `datum["name"]`; there a name is data, and is read as an own key only.
    const column = root === 'datum' || root === 'parent';
    const refused = !column ? WALKS : writer === 'author' ? MACHINERY : NONE;
    if (typeof key === 'string' && refused.has(key)) return refusal(key);
    return refuse(node.object) ?? (node.computed ? refuse(node.property) : null);
  };
  const refuseCall = (node: ExpressionNode): string | null => {
    const name = node.callee?.type === 'Identifier' ? (node.callee.name ?? '') : '';
    if (!functions.has(name)) return `the function “${name || 'of a value'}” is not allowed`;
    const [one, two] = node.arguments ?? [];
    if (writer === 'author' && NAMED.has(name) && typeof one?.value !== 'string')
      return `“${name}” takes a literal name`;
    if (name === 'test' && !isPattern(one)) return '“test” takes a literal pattern';
    if (name === 'regexp') {
      if (typeof one?.value !== 'string') return '“regexp” takes a literal pattern';
      const reason = refusedPattern(one.value);
      if (reason) return reason;
    }
    if (name === 'split' && two && two.type !== 'Literal' && !isPattern(two))
      return '“split” takes a literal separator';
    return first(node.arguments ?? []);
  };
  const refuseKeys = (node: ExpressionNode): string | null => {
    for (const { key } of node.properties ?? []) {
      const name = String(key.name ?? key.value);
      // The titles of a tooltip are keys here, and a column may be called `constructor`; the interpreter keeps them own.
      if (writer === 'author' && WALKS.has(name)) return refusal(name);
    }
    return null;
  };
  const refuseOperator = (node: ExpressionNode): string | null =>
    OPERATORS.has(node.operator ?? '') ? null : `the operator “${node.operator ?? ''}” is not allowed`;
  return refuse(tree);
}

/** `/a/` or `regexp('a')`; the latter's own pattern is looked at as a call. */
const isPattern = (node: ExpressionNode | undefined): boolean =>
  node?.regex !== undefined || (node?.type === 'CallExpression' && node.callee?.name === 'regexp');

const refusal = (name: string): string => `“${name}” is not allowed`;
