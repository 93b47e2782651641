import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { markdownReport } from '../../../extension/draw/markdown';
import { faults } from './markup';
import { chartOutput, codeCell, markdownCell, ORDINARY, outputsWith } from './report-cases';

/** What a reader of Markdown that also takes HTML makes of it. */
const rendered = (markdown: string): string => new MarkdownIt('default', { html: true }).render(markdown);

describe('an ordinary report in Markdown', () => {
  test('keeps prose, fences formulas and figures, and makes tables of tables', async () => {
    const { markdown } = await markdownReport(ORDINARY, { theme: 'light' });
    for (const part of [
      '# The bet\n\nWho *pays* whom',
      '```aibubble\ncover = committed / revenue # years\n```',
      '```text\ncover = 83.3 years [^nbd]\n```',
      '| from | amount \\[\\$B\\] |\n| --- | ---: |\n| Firm 1 | 10000 |',
      'The first 60 rows of 75.',
      '> **U04** A stock is compared with a flow.',
      'Figures as of 2025-10-20.',
      '## Sources\n\n1. `nbd`, [A trillion-dollar bet](<https://example.com/a?b=1&c=2>), National Business Daily, 2025-10-20, “up to \\$100B”',
    ])
      expect(markdown).toContain(part);
    expect(markdown.match(/^# /gm)).toHaveLength(1);
  });

  test('names each chart’s file after the report, and gives its SVG', async () => {
    const { markdown, files } = await markdownReport(ORDINARY, { theme: 'dark', fileStem: 'my bet' });
    expect(markdown).toContain('![The finding in words.](my%20bet-1.svg)');
    expect(files.map(({ name }) => name)).toEqual(['my bet-1.svg']);
    expect(faults(files[0]!.svg)).toEqual([]);
    expect(files[0]!.svg).toContain('#1f1f1f');
  });

  test('tells a chart in words where no file can stand beside it', async () => {
    const { markdown, files } = await markdownReport(ORDINARY, { theme: 'light' });
    expect(markdown).toContain('```text\nThe finding in words.\n```');
    expect(files).toEqual([]);
  });

  test('says why a chart was not drawn', async () => {
    const cells = [
      codeCell('{}', [{ vegalite: { marks: [] }, text: 'In words.' }], 'vega-lite'),
      codeCell('f(x)', [chartOutput('gap')]),
    ];
    const { markdown, files } = await markdownReport({ title: 'x', cells }, { theme: 'light', fileStem: 'x' });
    expect(markdown).toContain('> **This chart was not drawn.** This is a full Vega spec');
    expect(files.map(({ name }) => name)).toEqual(['x-1.svg']);
  });
});

describe('texts of results in Markdown', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](https://example.com/a.png)',
    '```\n<script>alert(1)</script>\n```',
    '# heading | cell\n- item',
    '`<script>`',
    '\\<script>',
    'https://example.com',
  ])('%j stay text', async (text) => {
    const { markdown } = await markdownReport(
      {
        title: text,
        cells: [codeCell(text, outputsWith(text), 'aibubble', [{ code: text, message: text, frame: text }])],
      },
      { theme: 'light', fileStem: 'x' },
    );
    const html = rendered(markdown).replace(/<img src="x-1\.svg"[^>]*>/g, '');
    expect(faults(html)).toEqual([]);
    // The list of sources is the report's own.
    expect(html.split('<h2>Sources')[0]).not.toMatch(/<(h3|li|ul|img)\b/);
  });

  test('a table’s row stays one row, whatever its cells hold', async () => {
    const { markdown } = await markdownReport(
      { title: 'x', cells: [markdownCell('# x'), codeCell('', [outputsWith('a|b\nc')[1]!])] },
      { theme: 'light' },
    );
    expect(rendered(markdown).match(/<td/g)).toHaveLength(1);
    expect(rendered(markdown)).toContain('a|b c');
  });
});
