// Notebooks as a report gets them: an ordinary one, and one in which every text is an attack.
import type { Report, ReportCell } from '../../../extension/draw/report';
import { chartSpec } from '../../../extension/output/charts/chart-spec';
import { estimateWidth } from '../../../extension/output/charts/text-width';
import type { Output, ResultForm, SourceNote } from '../../../extension/output/result';
import { CHARTS } from '../../charts/all-charts';

export const SOURCE: SourceNote = {
  key: 'nbd',
  title: 'A trillion-dollar bet',
  publisher: 'National Business Daily',
  date: '2025-10-20',
  url: 'https://example.com/a?b=1&c=2',
  quote: 'up to $100B',
};

export const markdownCell = (text: string): ReportCell => ({
  kind: 'markdown',
  language: 'markdown',
  text,
  outputs: [],
  errors: [],
});

export const codeCell = (
  text: string,
  outputs: Output[],
  language = 'aibubble',
  errors: ReportCell['errors'] = [],
): ReportCell => ({
  kind: 'code',
  language,
  text,
  outputs,
  errors,
});

const output = (result: ResultForm, text: string): Output => ({ result, text });

export function chartOutput(name: string): Output {
  const data = CHARTS[name]!;
  const spec = chartSpec(data, { width: 760, measure: estimateWidth });
  return { result: { version: 1, form: 'chart', data, spec }, vegalite: spec, text: 'The finding in words.' };
}

/** Every kind of output with one text in all places where text can stand. */
export function outputsWith(text: string): Output[] {
  const source = { ...SOURCE, key: text, title: text, publisher: text, date: text, quote: text, url: text };
  const sources = [source];
  return [
    output(
      {
        version: 1,
        form: 'values',
        sources,
        values: [{ name: text, display: text, exact: text, band: text, sources: [text], notes: [text] }],
      },
      text,
    ),
    output(
      {
        version: 1,
        form: 'table',
        name: text,
        columns: [{ name: text, unit: text, align: 'left' }],
        rows: [[{ display: text, sort: text, note: text }]],
        total: 1,
        notes: [text],
        sources,
      },
      text,
    ),
    output(
      {
        version: 1,
        form: 'gauges',
        sources,
        gauges: [
          {
            name: text,
            display: text,
            level: 'alarm',
            value: 0.7,
            warn: 0.2,
            alarm: 0.5,
            warnText: text,
            alarmText: text,
            direction: 'above',
            sources: [text],
          },
        ],
      },
      text,
    ),
    output({ version: 1, form: 'asserts', asserts: [{ holds: false, message: text }] }, text),
    {
      vegalite: {
        title: text,
        description: text,
        data: { values: [{ a: text, b: 1 }] },
        mark: 'bar',
        encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } },
      },
      text,
    },
    { vegalite: { mark: text, data: { url: text } }, text },
    { text },
  ];
}

export function reportWith(text: string): Report {
  return {
    title: text,
    asOf: text,
    cells: [
      markdownCell(text),
      codeCell(text, outputsWith(text), 'aibubble', [{ code: text, message: text, frame: text }]),
      codeCell(text, [], 'aibubble-data'),
      codeCell(text, [], text),
    ],
  };
}

export const ORDINARY: Report = {
  title: 'The bet',
  asOf: '2025-10-20',
  cells: [
    markdownCell('# The bet\n\nWho *pays* whom, and [why](https://example.com/why).'),
    codeCell('cover = committed / revenue # years', [
      output(
        {
          version: 1,
          form: 'values',
          values: [
            { name: 'cover', display: '83.3 years', sources: ['nbd', 'assumption', 'lost'], notes: ['2 rows skipped'] },
          ],
          sources: [SOURCE, { key: 'assumption', title: 'assumption' }],
        },
        'cover = 83.3 years [^nbd]',
      ),
    ]),
    codeCell('flows(openai)', [chartOutput('flows')]),
    codeCell(
      'deals openai\nfrom,to',
      [
        output(
          {
            version: 1,
            form: 'table',
            name: 'openai',
            columns: [
              { name: 'from', align: 'left' },
              { name: 'amount', unit: '$B', align: 'right' },
            ],
            rows: Array.from({ length: 60 }, (_, i) => [
              { display: `Firm ${i + 1}`, sort: i },
              { display: String(10_000 + i), sort: i },
            ]),
            total: 75,
            notes: [],
            sources: [],
          },
          'openai: 75 rows',
        ),
      ],
      'aibubble-data',
    ),
    codeCell(
      'gauge share = 67%',
      [
        output(
          {
            version: 1,
            form: 'gauges',
            gauges: [
              {
                name: 'share',
                display: '66.7%',
                level: 'alarm',
                value: 0.667,
                warn: 0.24,
                alarm: 0.5,
                warnText: '24%',
                alarmText: '50%',
                direction: 'above',
                sources: ['nbd'],
              },
            ],
            sources: [SOURCE],
          },
          'gauge share = 66.7%: alarm',
        ),
        output(
          {
            version: 1,
            form: 'asserts',
            asserts: [
              { holds: true, message: 'it is positive' },
              { holds: false, message: 'it is small' },
            ],
          },
          'holds',
        ),
      ],
      'aibubble',
      [{ code: 'U04', message: 'A stock is compared with a flow.', frame: 'line 1, column 3\n  a - b\n    ^' }],
    ),
  ],
};
