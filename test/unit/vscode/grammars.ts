// The TextMate grammars, made from the catalogue's word lists. Nothing in `syntaxes/*.tmLanguage.json` is kept by hand.
import { DEAL_KINDS, DEAL_STATUSES, SCHEMAS } from '../../../extension/catalogue/data-schemas';
import { ENTRIES } from '../../../extension/catalogue/entries';
import { KEYWORDS } from '../../../extension/catalogue/keywords';
import { CURRENCIES, CURRENCY_SIGNS, CURRENCY_WORDS, MARKS, SCALES, UNITS } from '../../../extension/catalogue/units';

export interface Rule {
  name?: string;
  match?: string;
  begin?: string;
  end?: string;
  while?: string;
  contentName?: string;
  include?: string;
  captures?: Record<string, Rule>;
  beginCaptures?: Record<string, Rule>;
  endCaptures?: Record<string, Rule>;
  patterns?: Rule[];
}

export interface Grammar {
  scopeName: string;
  name: string;
  injectionSelector?: string;
  patterns: Rule[];
  repository?: Record<string, Rule>;
}

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Alternatives, longest first: an engine takes the first that fits, and `GW` starts `GWh`. */
const oneOf = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => escape(word).replaceAll(' ', '[ \\t]+'))
    .join('|');

const WORD = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*';
const NO_WORD_BEFORE = '(?<![\\p{L}\\p{M}\\p{N}_])';
const NO_WORD_AFTER = '(?![\\p{L}\\p{M}\\p{N}_])';
const word = (alternatives: string): string => `${NO_WORD_BEFORE}(?:${alternatives})${NO_WORD_AFTER}`;

const units = oneOf([
  ...UNITS.flatMap(({ name, aliases }) => [name, ...aliases]),
  ...MARKS.map(({ name }) => name).filter((name) => name !== '%'),
  ...CURRENCIES,
  ...Object.keys(CURRENCY_WORDS),
]);
const scales = oneOf(SCALES.map(({ name }) => name));
const signs = Object.keys(CURRENCY_SIGNS).join('');

const NUMBER: Rule = {
  match:
    `${NO_WORD_BEFORE}([${signs}])?(\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)` +
    `(?:[ \\t]*(%|(?:(?:${scales})[ \\t]*(?:${units})|${scales}|${units})${NO_WORD_AFTER}))?` +
    `((?:/(?:${units})(?:\\^\\d)?${NO_WORD_AFTER})*)`,
  captures: {
    1: { name: 'keyword.other.unit.aibubble' },
    2: { name: 'constant.numeric.aibubble' },
    3: { name: 'keyword.other.unit.aibubble' },
    4: { name: 'keyword.other.unit.aibubble' },
  },
};
const DATE: Rule = {
  match: `${NO_WORD_BEFORE}\\d{4}(?:-\\d{2}-\\d{2}|Q[1-4])${NO_WORD_AFTER}`,
  name: 'constant.numeric.date.aibubble',
};
const TEXT: Rule = {
  begin: '"',
  end: '"|$',
  name: 'string.quoted.double.aibubble',
  patterns: [{ match: '\\\\.', name: 'constant.character.escape.aibubble' }],
};

/** Statements begin with these when a name follows; `unit = 3` defines a name. */
const OPENERS = ['gauge', 'assert', 'unit', 'correlate', 'scenario', 'slider', 'choice'];
const CONSTANTS = ['true', 'false'];
const words = KEYWORDS.map(({ name }) => name);
const others = words.filter((name) => !OPENERS.includes(name) && !CONSTANTS.includes(name));

export const aibubble = (): Grammar => ({
  scopeName: 'source.aibubble',
  name: 'AI Bubble Formula',
  patterns: [
    { match: '#.*$', name: 'comment.line.number-sign.aibubble' },
    { match: '\\[\\^[^\\]]*\\]?', name: 'constant.other.reference.link.aibubble' },
    { include: '#text' },
    { match: "'[^']*'?", name: 'variable.other.quoted.aibubble' },
    { include: '#date' },
    { include: '#number' },
    {
      match: `^[ \\t]*(${oneOf(OPENERS.filter((name) => words.includes(name)))})(?=[ \\t]+[\\p{L}_'$\\d(])(?![ \\t]*=)`,
      captures: { 1: { name: 'keyword.control.aibubble' } },
    },
    { match: `(?<=\\.)${WORD}`, name: 'variable.other.property.aibubble' },
    {
      match: `^[ \\t]*(${WORD})(?=[ \\t]*=(?![=>]))`,
      captures: { 1: { name: 'variable.other.definition.aibubble' } },
    },
    { match: word(oneOf(CONSTANTS.filter((name) => words.includes(name)))), name: 'constant.language.aibubble' },
    { match: `${word(oneOf(ENTRIES.map(({ id }) => id)))}(?=\\()`, name: 'support.function.aibubble' },
    { match: `${NO_WORD_BEFORE}${WORD}(?=\\()`, name: 'entity.name.function.aibubble' },
    { match: `${NO_WORD_BEFORE}${WORD}(?=[ \\t]*:)`, name: 'variable.parameter.aibubble' },
    { match: `${word(oneOf(others))}(?![ \\t]*(?:=(?![=>])|\\.(?!\\.)))`, name: 'keyword.operator.word.aibubble' },
    {
      match: `(?:(?<=/)|(?<=/[ \\t])|(?<=[ \\t)\\]]in[ \\t]))(?:${units})${NO_WORD_AFTER}`,
      name: 'keyword.other.unit.aibubble',
    },
    { match: '=>|==|!=|<=|>=|\\.\\.|[-+*/^=<>@]', name: 'keyword.operator.aibubble' },
    { match: WORD, name: 'variable.other.aibubble' },
  ],
  repository: { number: NUMBER, date: DATE, text: TEXT },
});

const COLUMNS: Rule = {
  patterns: [
    { match: '\\[[^\\]]*\\]', name: 'keyword.other.unit.aibubble' },
    { match: '[,\\t]', name: 'punctuation.separator.aibubble' },
    { match: '[^,\\t\\[]+', name: 'entity.name.tag.column.aibubble' },
  ],
};

/** A field that is just one of these words. */
const field = (alternatives: string, name: string): Rule => ({
  match: `(?:^|(?<=[,\\t]))[ ]*(${alternatives})(?=[ ]*(?:[,\\t]|$))`,
  captures: { 1: { name } },
});

export const aibubbleData = (): Grammar => ({
  scopeName: 'source.aibubble-data',
  name: 'AI Bubble Data',
  patterns: [
    { match: '^(?:<{7}|={7}|>{7}).*$', name: 'invalid.illegal.conflict.aibubble' },
    {
      // The first line names schema and table, the next line that is not empty holds the columns.
      begin: `^[ \\t]*(${oneOf(SCHEMAS.map(({ name }) => name))})[ \\t]+('[^']*'|[^\\s,"]+)(?=[ \\t]*$|[ \\t]+(?:from|missing|columns)\\b)`,
      beginCaptures: { 1: { name: 'keyword.control.aibubble' }, 2: { name: 'variable.other.definition.aibubble' } },
      end: '^[ \\t]*([^\\s].*)$',
      endCaptures: { 1: COLUMNS },
      patterns: [
        { match: word('from|missing|columns'), name: 'keyword.other.aibubble' },
        { include: 'source.aibubble#text' },
        { match: '=', name: 'keyword.operator.aibubble' },
        { match: WORD, name: 'entity.name.tag.column.aibubble' },
      ],
    },
    {
      match: '(?:^|(?<=[,\\t]))[ ]*(=)([^,\\t]*)',
      captures: { 1: { name: 'keyword.operator.aibubble' }, 2: { patterns: [{ include: 'source.aibubble' }] } },
    },
    field(oneOf(DEAL_KINDS.map(({ name }) => name)), 'constant.language.kind.aibubble'),
    field(oneOf(DEAL_STATUSES), 'constant.language.status.aibubble'),
    { include: 'source.aibubble#text' },
    { include: 'source.aibubble#date' },
    { include: 'source.aibubble#number' },
    { match: word(oneOf(words.filter((name) => name.includes(' ')))), name: 'keyword.operator.word.aibubble' },
    { match: '[,\\t]', name: 'punctuation.separator.aibubble' },
  ],
});

/** The cells of a notebook that is shown as the Markdown file it is. Fences as the file format has them: at column 0. */
export const markdownCells = (): Grammar => ({
  scopeName: 'markdown.aibubble.codeblock',
  name: 'AI Bubble cells in Markdown',
  injectionSelector: 'L:text.html.markdown',
  patterns: ['aibubble-data', 'aibubble', 'vega-lite'].map((language) => ({
    name: 'markup.fenced_code.block.markdown',
    begin: `^(\`{3,})(${language})(?=[ \\t{]|$)([^\`]*)$`,
    beginCaptures: {
      1: { name: 'punctuation.definition.markdown' },
      2: { name: 'fenced_code.block.language.markdown' },
      3: { name: 'fenced_code.block.language.attributes.markdown' },
    },
    end: '^(\\1`*)[ \\t]*$',
    endCaptures: { 1: { name: 'punctuation.definition.markdown' } },
    patterns: [
      {
        begin: '(?:^|\\G)(.*)',
        while: '^(?!`{3,}[ \\t]*$)',
        contentName: `meta.embedded.block.${language}`,
        patterns: [{ include: `source.${language}` }],
      },
    ],
  })),
});
