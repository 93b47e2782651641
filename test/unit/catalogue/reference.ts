// INDICATORS.md, made from the catalogue. Nothing in it is kept by hand.
import { format, resolveConfig } from 'prettier';
import { INDICATORS } from '../../../extension/catalogue/entries';
import type { Form, FunctionEntry, Parameter, ResultText, TypeText } from '../../../extension/catalogue/function-entry';

const WORDS: Readonly<Record<string, string>> = {
  M: 'money',
  'M/time': 'money per time',
  'M/power': 'money per power',
  A: 'number with any unit',
  'A/time': 'the same per time',
  B: 'number with any unit',
  'A/B': 'number',
  '1': 'number',
  '1 [%]': 'share',
  '1 [x]': 'multiple',
  time: 'duration',
  'time [year]': 'duration',
  key: 'key of the row',
};

/** A type of the catalogue in words. */
function typeWords(type: TypeText): string {
  return type
    .split(' | ')
    .map((one) => {
      if (one.startsWith('column ')) return `column (${typeWords(one.slice(7))})`;
      if (one.startsWith('choice '))
        return one
          .slice(7)
          .split(' ')
          .map((word) => `\`${word}\``)
          .join(', ');
      if (one === 'deals' || one === 'valuations') return `\`${one}\` cell`;
      return WORDS[one] ?? one;
    })
    .join(' or ');
}

function resultWords(result: ResultText): string {
  if (typeof result === 'string') return typeWords(result);
  const fields = (entries: Record<string, ResultText>, mark: string): string =>
    Object.entries(entries)
      .map(([name, type]) => `\`${mark}${name}\` (${resultWords(type)})`)
      .join(', ');
  if ('record' in result) return fields(result.record, '.');
  const extra = result.extra ? `; ${fields(result.extra, '.')}` : '';
  return `table of ${fields(result.table, '')}${extra}`;
}

/** Characters that would end or split a cell of a Markdown table. */
const inCell = (text: string): string => text.replaceAll('|', '\\|');

/** Each parameter once, with every type that a form gives it. */
function parametersOf(forms: readonly Form[]): (Parameter & { types: string[] })[] {
  const found = new Map<string, Parameter & { types: string[] }>();
  for (const parameter of forms.flatMap((form) => form.parameters)) {
    const known = found.get(parameter.name) ?? { ...parameter, types: [] };
    const words = typeWords(parameter.type);
    if (!known.types.includes(words)) known.types.push(words);
    found.set(parameter.name, known);
  }
  return [...found.values()];
}

/** Rows of an example's data that are shown before the rest is left out. */
const MOST_LINES = 8;

function exampleOf({ cells, name, display }: FunctionEntry['example']): string {
  const blocks = cells.map(({ language, text }) => {
    const lines = text.split('\n');
    const left = lines.length - MOST_LINES;
    const shown = left > 1 ? [...lines.slice(0, MOST_LINES), `# … ${left} more rows`] : lines;
    return `\`\`\`${language}\n${shown.join('\n')}\n\`\`\``;
  });
  return `${blocks.join('\n\n')}\n\nshows \`${name} = ${display}\`.`;
}

function section(entry: FunctionEntry): string {
  const { id, name, help, formula, forms, thresholds, citation, example } = entry;
  const parameters = parametersOf(forms);
  const given = parameters.map((p) => (p.optional ? `${p.name}?` : p.name)).join(', ');
  const rows = parameters.map(
    (p) =>
      `| \`${p.name}\` | ${inCell(p.types.join(' or '))} | ${inCell(p.help)} | ${p.default === undefined ? '' : inCell(p.default)} |`,
  );
  const results = [...new Set(forms.map((form) => resultWords(form.result)))];
  return [
    `### ${name.en} · ${name.zh}`,
    `\`${id}(${given})\``,
    help,
    ...(formula === undefined ? [] : [`**Formula.** ${formula.replaceAll('_', '\\_').replaceAll('*', '\\*')}`]),
    ['| parameter | is | meaning | default |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    `**Result.** ${results.join(' or ')}${entry.elementwise ? '; a column where an argument is a column' : ''}.`,
    ...(thresholds
      ? [
          `**Thresholds**, to be set by the reader: ${thresholds.map((t) => `${t.level} ${t.value} (${t.by})`).join('; ')}.`,
        ]
      : []),
    ...(citation === undefined ? [] : [`**Source.** ${citation}.`]),
    `**Example.**\n\n${exampleOf(example)}`,
  ].join('\n\n');
}

const anchor = (family: string): string => family.toLowerCase().replaceAll(' ', '-');

/** The text of INDICATORS.md as the project's formatter leaves it. */
export async function indicatorReference(): Promise<string> {
  const families = [...new Set(INDICATORS.map((entry) => entry.family))];
  const contents = families.map((family) => {
    const members = INDICATORS.filter((entry) => entry.family === family);
    return `- [${family}](#${anchor(family)}): ${members.map((entry) => `\`${entry.id}\``).join(', ')}`;
  });
  const parts = families.flatMap((family) => [
    `## ${family}`,
    ...INDICATORS.filter((entry) => entry.family === family).map(section),
  ]);
  const text = [
    '# Indicators',
    `Every indicator of AI Bubble Notebook, with its formula, its source and an example that runs. This page is made from the catalogue (\`extension/catalogue/indicators/\`), and a test runs every example.`,
    'Bounds stay bounds: an amount that a source only bounds goes in as `up to $100B` and comes out as a lowest and a highest value. Where these are only known at the ends of the bounds, the output says so. Thresholds are other people’s judgement, never built in.',
    contents.join('\n'),
    ...parts,
  ].join('\n\n');
  return format(text, { ...(await resolveConfig('package.json')), parser: 'markdown' });
}
