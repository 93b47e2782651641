// What the pages made from the catalogue say of a function: how it is called, what it takes and gives, its example.
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
  'A^0.5': 'number with half the dimension',
  lambda: 'formula of a name, `y => …`',
  'same table': 'table like the one given',
  'same deals': 'deals like those given',
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
export const inCell = (text: string): string => text.replaceAll('|', '\\|');

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

/** Its cells, and what the last name of them shows. */
export function exampleOf({ cells, name, display }: FunctionEntry['example']): string {
  const blocks = cells.map(({ language, text }) => {
    const lines = text.split('\n');
    const left = lines.length - MOST_LINES;
    const shown = left > 1 ? [...lines.slice(0, MOST_LINES), `# … ${left} more rows`] : lines;
    return `\`\`\`${language}\n${shown.join('\n')}\n\`\`\``;
  });
  return `${blocks.join('\n\n')}\n\nshows \`${name} = ${display}\`.`;
}

const call = (id: string, parameters: readonly Parameter[]): string =>
  `${id}(${parameters.map((p) => `${p.name}${p.optional ? '?' : ''}${p.rest ? ', …' : ''}`).join(', ')})`;

/** `f(a, b?)` over all its forms. */
export const signatureOf = ({ id, forms }: FunctionEntry): string => call(id, parametersOf(forms));

/** `f(a)`, `f(b, c)`: each way to call it. */
export const signaturesOf = ({ id, forms }: FunctionEntry): string[] => [
  ...new Set(forms.map((form) => call(id, form.parameters))),
];

export function parameterTable({ forms }: FunctionEntry): string {
  const rows = parametersOf(forms).map(
    (p) =>
      `| \`${p.name}\` | ${inCell(p.types.join(' or '))} | ${inCell(p.help)} | ${p.default === undefined ? '' : inCell(p.default)} |`,
  );
  return ['| parameter | is | meaning | default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

export function resultsOf({ forms, elementwise }: FunctionEntry): string {
  const results = [...new Set(forms.map((form) => resultWords(form.result)))];
  return `${results.join(' or ')}${elementwise ? '; a column where an argument is a column' : ''}`;
}
