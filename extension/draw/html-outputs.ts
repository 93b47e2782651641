// A cell's outputs as HTML: figures, tables, gauges, assertions, charts and errors, every text escaped.
import { chanceWords, cutOffsOf, gaugePlace, gaugeWords, levelWords } from '../output/charts/gauge-bar';
import { grouped } from '../output/charts/grouped';
import type { ThemeKind } from '../output/charts/theme';
import type { GaugeResult, Output, ResultCell, ResultForm } from '../output/result';
import { sentenceOf } from './guard/report';
import { escaped } from './markup';
import type { ReportCell, Said, SourceNumbers } from './report';
import { ASSUMPTION, chartOf } from './report';
import { drawSvg } from './svg';

type Form<Name extends ResultForm['form']> = Extract<ResultForm, { form: Name }>;

/** The paper is white whatever the reader's theme when it is printed, so both drawings stand on the page. */
const THEMES: readonly ThemeKind[] = ['light', 'dark'];

/** A longer table shows its first rows and folds the rest away. */
const MOST_ROWS = 40;
const FIRST_ROWS = 20;

/** A figure of more characters is a sentence, and wraps. */
const LONG_FIGURE = 44;

/** An address and the like, which would take the whole width of its table. */
const UNBROKEN = /[\x21-\x7e]{30}/;

const LOCALE = 'en';
const figure = (display: string): string => escaped(grouped(display, LOCALE));

/** @param id begins the ids inside the cell's drawings */
export async function outputsHtml(cell: ReportCell, id: string, sources: SourceNumbers): Promise<string> {
  const parts: string[] = [];
  // One after the other: two drawings at once would share Vega's random numbers.
  for (const [i, output] of cell.outputs.entries()) parts.push(await outputHtml(output, `${id}-${i + 1}`, sources));
  const said = [
    ...cell.errors.map((error) => saidHtml('error', error)),
    ...(cell.warnings ?? []).map((warning) => saidHtml('warning', warning)),
  ];
  return [...parts, ...said].join('\n');
}

function outputHtml(output: Output, id: string, sources: SourceNumbers): Promise<string> | string {
  const chart = chartOf(output);
  if (chart) return chartHtml(chart, output.text, id);
  const { result } = output;
  switch (result?.form) {
    case 'values':
      return valuesHtml(result, sources);
    case 'table':
      return tableHtml(result, sources);
    case 'gauges':
      return gaugesHtml(result, sources);
    case 'asserts':
      return assertsHtml(result);
    default:
      return `<pre class="words">${escaped(output.text)}</pre>`;
  }
}

/** One drawing a theme, of which the page's style shows one. */
async function chartHtml(spec: object, words: string, id: string): Promise<string> {
  const notes = new Set<string>();
  try {
    const drawings: string[] = [];
    for (const theme of THEMES) {
      const svg = await drawSvg(spec, theme, {
        paper: 'none',
        prefix: `${id}-${theme}-`,
        note: (sentence) => notes.add(sentence),
      });
      drawings.push(`<div class="on-${theme}">${svg}</div>`);
    }
    return `<figure class="chart">${drawings.join('')}${notesHtml([...notes])}</figure>`;
  } catch (error) {
    const reason = `<p class="error"><b>This chart was not drawn.</b> ${escaped(sentenceOf(error))}</p>`;
    return `<figure class="chart">${reason}<pre class="words">${escaped(words)}</pre></figure>`;
  }
}

function marksHtml(keys: readonly string[], sources: SourceNumbers): string {
  const marks = keys.map((key) => {
    if (key === ASSUMPTION) return '<i>assumption</i>';
    const number = sources.numberOf(key);
    return number === undefined ? `[${escaped(key)}]` : `<a href="#source-${number}">[${number}]</a>`;
  });
  return marks.length ? `<span class="marks">${marks.join(' ')}</span>` : '';
}

function valuesHtml({ values }: Form<'values'>, sources: SourceNumbers): string {
  const banded = values.some((value) => value.band);
  const rows = values.map(({ name, display, exact, band, sources: keys, notes }) => {
    const cells = [
      `<th scope="row">${escaped(name ?? '')}</th>`,
      `<td class="figure${display.length > LONG_FIGURE ? ' long' : ''}"${exact === undefined ? '' : ` title="${escaped(exact)}"`}>${figure(display)}</td>`,
      banded ? `<td class="band">${escaped(band ?? '')}</td>` : '',
      `<td class="marks">${marksHtml(keys, sources)}</td>`,
    ];
    const note = `<tr class="note"><td colspan="${3 + Number(banded)}">${escaped(notes.join(' · '))}</td></tr>`;
    return `<tr>${cells.join('')}</tr>${notes.length ? note : ''}`;
  });
  return `<table class="values"><tbody>${rows.join('')}</tbody></table>`;
}

function tableHtml(
  { name, columns, rows, total, notes, sources: cited }: Form<'table'>,
  sources: SourceNumbers,
): string {
  const head = columns.map(({ name: column, unit, align }) => {
    const units = unit === undefined ? '' : ` <span class="unit">${escaped(unit)}</span>`;
    return `<th scope="col" class="${align}">${escaped(column)}${units}</th>`;
  });
  const cell = ({ display, note }: ResultCell, i: number): string =>
    `<td class="${columns[i]?.align ?? 'left'}${UNBROKEN.test(display) ? ' broken' : ''}"${note ? ` title="${escaped(note)}"` : ''}>${figure(display)}</td>`;
  const part = (some: readonly ResultCell[][], caption: string): string =>
    `<table class="rows">${caption}<thead><tr>${head.join('')}</tr></thead>` +
    `<tbody>${some.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`;
  const shown = rows.length > MOST_ROWS ? FIRST_ROWS : rows.length;
  const count = `${grouped(String(total), LOCALE)} row${total === 1 ? '' : 's'}`;
  const marks = marksHtml(
    cited.map(({ key }) => key),
    sources,
  );
  const caption = `<caption>${name === undefined ? '' : `<b>${escaped(name)}</b> `}${count} ${marks}</caption>`;
  const rest = rows.slice(shown);
  const folded = rest.length ? `<details><summary>${rest.length} more rows</summary>${part(rest, '')}</details>` : '';
  const left = total > rows.length ? [`The first ${rows.length} rows of ${total}.`] : [];
  return `<div class="table">${part(rows.slice(0, shown), caption)}${folded}${notesHtml([...left, ...notes])}</div>`;
}

function gaugesHtml({ gauges }: Form<'gauges'>, sources: SourceNumbers): string {
  const rows = gauges.map((gauge) => {
    const cuts = cutOffsOf(gauge);
    const fill = gaugeFill(gauge);
    const bar = `<div class="bar" role="img" aria-label="${escaped(gaugeWords(gauge))}">${fill}${cuts.map(({ at }) => `<i style="left:${at}%"></i>`).join('')}</div>`;
    const chances = chanceWords(gauge);
    const labels = cuts.map(({ at, text }) => `<span style="left:${at}%">${escaped(text)}</span>`).join('');
    return (
      `<tr class="${gauge.level}"><th scope="row">${escaped(gauge.name)}${marksHtml(gauge.sources, sources)}</th>` +
      `<td class="figure">${figure(gauge.display)}</td>` +
      `<td class="bullet">${bar}<div class="cuts" aria-hidden="true">${labels}</div></td>` +
      `<td class="level">${levelWords(gauge)}${chances && `<br><small>${chances}</small>`}</td></tr>`
    );
  });
  return `<table class="gauges"><tbody>${rows.join('')}</tbody></table>`;
}

/** From zero to the value; over bounds the core reaches the better end and a fainter part the worse. */
function gaugeFill(gauge: GaugeResult): string {
  const ends = [gauge.low, gauge.high]
    .filter((end) => end !== undefined)
    .map((value) => gaugePlace({ ...gauge, value }));
  const places = (ends.length === 2 ? ends : [gaugePlace(gauge)]).filter((place) => place !== null);
  if (places.length === 0) return '';
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const faint = most > least ? `<b class="faint" style="width:${most.toFixed(1)}%"></b>` : '';
  return `${faint}<b style="width:${least.toFixed(1)}%"></b>`;
}

function assertsHtml({ asserts }: Form<'asserts'>): string {
  const items = asserts.map(
    ({ holds, message }) =>
      `<li class="${holds ? 'holds' : 'fails'}"><span>${holds ? '✓ holds' : '✕ fails'}</span> ${escaped(message)}</li>`,
  );
  return `<ul class="asserts">${items.join('')}</ul>`;
}

function saidHtml(severity: 'error' | 'warning', { code, message, frame }: Said): string {
  return `<div class="${severity}"><p><b>${escaped(code)}</b> ${escaped(message)}</p><pre>${escaped(frame)}</pre></div>`;
}

function notesHtml(notes: readonly string[]): string {
  return notes.map((note) => `<p class="note">${escaped(note)}</p>`).join('');
}
