// extension/language/REFERENCE.md, made from the catalogue and from what its examples are told. Nothing is kept by hand.
import { format, resolveConfig } from 'prettier';
import type { ColumnEntry, ColumnType, SchemaEntry } from '../../../extension/catalogue/data-schemas';
import { DEAL_KINDS, DEAL_STATUSES, SCHEMAS } from '../../../extension/catalogue/data-schemas';
import type { DiagnosticCode, DiagnosticEntry } from '../../../extension/catalogue/diagnostics';
import { DIAGNOSTICS } from '../../../extension/catalogue/diagnostics';
import { ENTRIES } from '../../../extension/catalogue/entries';
import type { FunctionEntry } from '../../../extension/catalogue/function-entry';
import { KEYWORDS } from '../../../extension/catalogue/keywords';
import type { UnitEntry } from '../../../extension/catalogue/units';
import {
  CURRENCIES,
  CURRENCY_SIGNS,
  CURRENCY_WORDS,
  MARKS,
  SCALES,
  UNITS,
  UNIT_SUGGESTIONS,
} from '../../../extension/catalogue/units';
import { notebookOf } from '../language/notebook-of';
import { diagnosed } from './diagnosed';
import { exampleOf, inCell, parameterTable, resultsOf, signaturesOf } from './entry-words';
import { TOUR } from './tour';

const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (fields: readonly string[]): string => `| ${fields.map(inCell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const cellsOf = (texts: readonly string[]): string =>
  notebookOf(...texts)
    .map(({ language, text }) => `\`\`\`${language}\n${text}\n\`\`\``)
    .join('\n\n');

const HOLDS: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  date: 'date',
  money: 'money',
  flow: 'money per time',
  power: 'power',
  number: 'number',
  any: 'anything',
};

function schemaSection({ name, help, columns, open }: SchemaEntry): string {
  const row = (c: ColumnEntry): string[] => [
    code(c.name),
    c.required ? 'yes' : '',
    HOLDS[c.type],
    c.help,
    c.aliases.join(' '),
  ];
  return [
    `### ${code(name)}`,
    `${help.replace(/^./, (first) => first.toUpperCase())}.${open ? ' Other columns may have any names and units.' : ''}`,
    ...(columns.length ? [tableOf(['column', 'required', 'holds', 'meaning', 'also read as'], columns.map(row))] : []),
    ...(name === 'deals'
      ? [
          tableOf(
            ['kind of deal', 'meaning', 'Chinese'],
            DEAL_KINDS.map((kind) => [code(kind.name), kind.help, kind.zh]),
          ),
          `Statuses: ${codes(DEAL_STATUSES)}.`,
        ]
      : []),
  ].join('\n\n');
}

function numbersSection(): string {
  const sign = Object.entries(CURRENCY_SIGNS).map(([mark, currency]) => `${code(mark)} (${currency})`);
  const word = Object.entries(CURRENCY_WORDS).map(([text, currency]) => `${code(text)} (${currency})`);
  const base = ({ dimension, factor }: UnitEntry): string =>
    `${factor.toLocaleString('en-US')} ${dimension['W'] ? (dimension['s'] ? 'J' : 'W') : 's'}`;
  const meant = Object.entries(UNIT_SUGGESTIONS).map(([wrong, right]) => `${code(wrong)} (${code(right)})`);
  return [
    '### Scales',
    tableOf(
      ['scale', 'is'],
      SCALES.map(({ name, factor }) => [code(name), factor.toLocaleString('en-US')]),
    ),
    '### Currencies',
    `Signs before the number: ${sign.join(', ')}. Words after it: ${word.join(', ')}, and the codes ${CURRENCIES.join(' ')}. Each currency is its own dimension; ${code('in')} converts by the rates of an ${code('fx')} cell.`,
    '### Marks',
    tableOf(
      ['mark', 'meaning'],
      MARKS.map(({ name, help }) => [code(name), help]),
    ),
    '### Units',
    tableOf(
      ['unit', 'also', 'is', 'meaning'],
      UNITS.map((unit) => [
        code(unit.name),
        codes(unit.aliases.filter((alias) => alias !== unit.name)),
        base(unit),
        unit.help,
      ]),
    ),
    `Words that are no units, with what is offered instead: ${meant.join(', ')}.`,
  ].join('\n\n');
}

function functionSection(entry: FunctionEntry): string {
  const { id, name, help, formula, forms, example } = entry;
  return [
    `#### ${code(id)} · ${name.zh}`,
    `${codes(signaturesOf(entry))}`,
    help,
    ...(formula === undefined ? [] : [`**Formula.** ${formula}`]),
    ...(forms.some((form) => form.parameters.length) ? [parameterTable(entry)] : []),
    `**Result.** ${resultsOf(entry)}.`,
    `**Example.**\n\n${exampleOf(example)}`,
  ].join('\n\n');
}

function functionsSection(entries: readonly FunctionEntry[]): string {
  const families = [...new Set(entries.map((entry) => entry.family))];
  const contents = families.map((family) => {
    const members = entries.filter((entry) => entry.family === family);
    return `- [${family}](#${family.replaceAll(' ', '-')}): ${codes(members.map((entry) => entry.id))}`;
  });
  const sections = families.flatMap((family) => [
    `### ${family}`,
    ...entries.filter((entry) => entry.family === family).map(functionSection),
  ]);
  return [contents.join('\n'), ...sections].join('\n\n');
}

const GROUPS: Readonly<Record<string, string>> = {
  P: 'grammar',
  N: 'names',
  U: 'units and dimensions',
  T: 'kinds of value',
  F: 'functions',
  D: 'data cells',
  S: 'sources',
  R: 'running',
  K: 'kernel',
  Q: 'not supported yet',
  V: 'Vega-Lite cells',
};

async function diagnosticSection(at: DiagnosticCode, { sentence, wrong, right }: DiagnosticEntry): Promise<string> {
  const said = wrong ? (await diagnosed(wrong)).find((one) => one.code === at) : undefined;
  const fixes = said?.fixes?.map((fix) => `“${fix.title}”`) ?? [];
  return [
    `#### ${at}`,
    sentence,
    ...(wrong ? [`**Wrong.**\n\n${cellsOf(wrong)}`] : []),
    ...(said ? [`**Says**, as ${said.severity}: ${said.message}`] : []),
    ...(fixes.length ? [`**Offers** ${fixes.join(', ')}.`] : []),
    ...(right ? [`**Right.**\n\n${cellsOf(right)}`] : []),
  ].join('\n\n');
}

async function diagnosticsSection(): Promise<string> {
  const entries = Object.entries<DiagnosticEntry>(DIAGNOSTICS) as [DiagnosticCode, DiagnosticEntry][];
  const parts: string[] = [];
  for (const [letter, name] of Object.entries(GROUPS)) {
    const group = entries.filter(([at]) => at.startsWith(letter));
    if (group.length) parts.push(`### ${letter}: ${name}`);
    for (const [at, entry] of group) parts.push(await diagnosticSection(at, entry));
  }
  return parts.join('\n\n');
}

/** Functions and charts of the language; the indicators have their own page. */
export const LANGUAGE_FUNCTIONS: readonly FunctionEntry[] = ENTRIES.filter((entry) => entry.kind !== 'indicator');

/** The text of REFERENCE.md as the project's formatter leaves it. */
export async function languageReference(): Promise<string> {
  const text = [
    '# The language',
    `The words, units, tables, functions and messages of AI Bubble Notebook. This page is made from the catalogue (${code('extension/catalogue/')}), and a test runs every example on it. The indicators are in [INDICATORS.md](../../INDICATORS.md).`,
    '[At a glance](#at-a-glance) · [Data cells](#data-cells) · [Keywords](#keywords) · [Numbers](#numbers) · [Functions](#functions) · [Messages](#messages)',
    '## At a glance',
    cellsOf(TOUR),
    '## Data cells',
    `The first line is ${code('<schema> <name>')}, then, where the rows stand in a file, ${code('from "file.csv"')} (also ${codes(['.tsv', '.json', '.parquet'])}; beside the notebook or below it), with ${code('missing "0"')} for the text that means missing, and ${code('columns date = "Date"')} for columns by other names. Without a file, CSV with a header follows. A header may carry a unit: ${code('amount [$B]')}. A field is a literal (${code('up to $100B')}), a formula (${code('=most of stake')}) or text.`,
    ...SCHEMAS.map(schemaSection),
    '## Keywords',
    'All are words of the grammar only where it expects them; elsewhere they are names.',
    tableOf(
      ['word', 'meaning'],
      KEYWORDS.map(({ name, help }) => [code(name), help]),
    ),
    '## Numbers',
    numbersSection(),
    '## Functions',
    functionsSection(LANGUAGE_FUNCTIONS),
    '## Messages',
    'A code is stable: it never changes its meaning and is never used again. Those without an example need a file, a host or a value that only a run gives.',
    await diagnosticsSection(),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig('package.json')), parser: 'markdown' });
}
