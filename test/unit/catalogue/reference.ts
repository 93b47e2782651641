// INDICATORS.md, made from the catalogue. Nothing in it is kept by hand.
import { format, resolveConfig } from 'prettier';
import { INDICATORS } from '../../../extension/catalogue/entries';
import type { FunctionEntry } from '../../../extension/catalogue/function-entry';
import { exampleOf, parameterTable, signatureOf, resultsOf } from './entry-words';

function section(entry: FunctionEntry): string {
  const { name, help, formula, thresholds, citation, example } = entry;
  return [
    `### ${name.en} · ${name.zh}`,
    `\`${signatureOf(entry)}\``,
    help,
    ...(formula === undefined ? [] : [`**Formula.** ${formula.replaceAll('_', '\\_').replaceAll('*', '\\*')}`]),
    parameterTable(entry),
    `**Result.** ${resultsOf(entry)}.`,
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
