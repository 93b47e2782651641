import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { htmlReport } from '../../../extension/draw/html';
import { proseHtml } from '../../../extension/draw/prose';
import type { GaugeResult } from '../../../extension/output/result';
import { faults, tagsOf, textsOf } from './markup';
import { codeCell, markdownCell, ORDINARY, reportWith } from './report-cases';

describe('an ordinary report', () => {
  let html: string;
  beforeAll(async () => {
    html = await htmlReport(ORDINARY);
  });

  test('is well-formed, and nothing in it runs or leads out', () => expect(faults(html)).toEqual([]));

  test('carries its own strict policy and no script', () => {
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    );
    expect(html).not.toMatch(/<script|@import|url\((?!#)/i);
  });

  test('shows formulas, figures, tables, gauges, verdicts and errors as text', () => {
    const texts = textsOf(html).map((text) => text.trim());
    for (const expected of [
      ...['cover = committed / revenue # years', '83.3 years', '2 rows skipped', 'Firm 1', '10,000', 'assumption'],
      ...[
        '66.7%',
        '24%',
        'alarm',
        '✓ holds',
        '✕ fails',
        'it is small',
        'U04',
        'A stock is compared with a flow.',
        '[lost]',
      ],
    ])
      expect(texts).toContain(expected);
  });

  test('keeps the notebook’s own heading and adds no second one', () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  test('numbers the sources at the end and refers to them by number', () => {
    const tags = tagsOf(html);
    expect(tags).toContain('<a href="#source-1">');
    expect(tags).toContain('<li id="source-1">');
    expect(tags).toContain('<a href="https://example.com/a?b=1&amp;c=2" rel="noopener noreferrer">');
    expect(tags.filter((tag) => tag.startsWith('<li id="source-'))).toHaveLength(1);
  });

  test('holds each chart in light and in dark, one of them shown', () => {
    expect(tagsOf(html).filter((tag) => /class="on-(light|dark)"/.test(tag))).toEqual([
      '<div class="on-light">',
      '<div class="on-dark">',
    ]);
    expect(html).toMatch(
      /\.on-dark\{display:none\}\n@media screen and \(prefers-color-scheme:dark\)\{.*\.on-light\{display:none\}\.on-dark\{display:block\}\}/,
    );
  });

  test('folds the rest of a long table, and says what is missing', () => {
    expect(textsOf(html)).toContain('40 more rows');
    expect(textsOf(html)).toContain('The first 60 rows of 75.');
    expect(html.match(/<td[^>]*>Firm \d+<\/td>/g)).toHaveLength(60);
  });

  test('is the same, byte by byte, the second time', async () => expect(await htmlReport(ORDINARY)).toBe(html));
});

describe('the page', () => {
  test('gives a notebook without a heading its title as one', async () => {
    const html = await htmlReport({ title: 'Only <figures>', cells: [codeCell('a = 1', [])] });
    expect(html).toContain('<h1>Only &lt;figures&gt;</h1>');
    expect(html).toContain('<html lang="en">');
  });
  test('says that Chinese prose is Chinese', async () => {
    const html = await htmlReport({
      title: '循环融资',
      cells: [markdownCell('# 循环融资：钱从哪里来\n\nOpenAI的收入')],
    });
    expect(html).toContain('<html lang="zh-Hans">');
  });
  test('says why a chart was not drawn, and its words', async () => {
    const html = await htmlReport({
      title: 'x',
      cells: [codeCell('{}', [{ vegalite: { marks: [] }, text: 'In words.' }], 'vega-lite')],
    });
    expect(html).toContain('<b>This chart was not drawn.</b> This is a full Vega spec');
    expect(html).toContain('In words.');
  });
});

describe('gauges', () => {
  const gauge = {
    name: 'share',
    display: '20% to 60%',
    level: 'alarm',
    value: 0.6,
    warn: 0.24,
    alarm: 0.5,
    warnText: '24%',
    alarmText: '50%',
    direction: 'above',
    sources: [],
  } satisfies GaugeResult;
  const page = (more: object) =>
    htmlReport({
      title: 'x',
      cells: [
        codeCell('', [
          {
            result: { version: 1, form: 'gauges', gauges: [{ ...gauge, ...more } as GaugeResult], sources: [] },
            text: '',
          },
        ]),
      ],
    });

  test('over bounds show both ends, in the bar and in words', async () => {
    const html = await page({ levels: ['ok', 'alarm'], low: 0.2, high: 0.6 });
    const widths = [...html.matchAll(/<b[^>]* style="width:([\d.]+)%">/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(2);
    // The cut-offs stand at 45 and 72 percent of the bar.
    expect(widths[0]).toBeGreaterThan(72);
    expect(widths[1]).toBeLessThan(45);
    expect(textsOf(html)).toContain('ok to alarm');
  });

  test('over a distribution say how likely each level is', async () => {
    const html = await page({ chances: { ok: 0.1, warn: 0, alarm: 0.9 } });
    expect(textsOf(html)).toContain('alarm in 90%, ok in 10%');
  });

  test('without a bar where the figure is none', async () => {
    const html = await page({ value: NaN });
    expect(html).not.toContain('<b style="width');
    expect(faults(html)).toEqual([]);
  });
});

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title></pre></td><script>alert(1)</script>',
  '<svg onload=alert(1)>',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '[x](javascript:alert(1)) [y](data:text/html;base64,PHNjcmlwdD4=) <javascript:alert(1)> [z](vbscript:x)',
  '![x](https://example.com/spy.png) ![y](data:image/svg+xml,<svg/onload=alert(1)>)',
  '[x](  java\nscript:alert(1)) [y](&#106;avascript:alert(1)) [z](//example.com/p) [w](file:///etc/passwd)',
  '# <b onclick=alert(1)>x</b>\n\n<iframe src="https://example.com"></iframe>\n\n<!-- --><!doctype html>',
  '```"><script>\nalert(1)\n```',
  '[r]: javascript:alert(1)\n\n[r] ![r]',
  '\u0000<\u0001script>\u202e',
  '&lt;script&gt;&amp;&#0;&bogus;',
  '-->]]><?xml version="1.0"?>',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)}',
  '__proto__',
];

describe('a hostile notebook', () => {
  test.each(ATTACKS)('with %j everywhere gives a page in which nothing runs or leads out', async (text) => {
    const html = await htmlReport(reportWith(text));
    expect(faults(html)).toEqual([]);
    expect(html.match(/<meta http-equiv/g)).toHaveLength(1);
  });

  test('whatever its prose, has only tags that are well-formed and addresses of the web', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...ATTACKS,
        '[',
        '](',
        ')',
        '<',
        '>',
        '`',
        '*',
        '\n',
        '|',
        '![',
        '- ',
        '> ',
        'https://a.b',
        'data:image/png;base64,AA==',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(faults(proseHtml(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('prose', () => {
  test.each([
    ['[x](https://example.com/?a=1&b=2)', '<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">x</a>'],
    ['<http://example.com/>', '<a href="http://example.com/" rel="noopener noreferrer">http://example.com/</a>'],
    ['[x](javascript:alert(1))', '<p>x</p>'],
    ['[x](other.aibubble)', '<p>x</p>'],
    ['[**x**](mailto:a@b.c)', '<p><strong>x</strong></p>'],
    ['![a chart](https://example.com/a.png)', '<p><span class="absent">a chart</span></p>'],
    ['![dot](data:image/png;base64,AA==)', '<p><img src="data:image/png;base64,AA==" alt="dot"></p>'],
    ['![dot](data:image/svg+xml;base64,AA==)', '<p><span class="absent">dot</span></p>'],
    ['It costs $5 and $6.', '<p>It costs $5 and $6.</p>'],
  ])('%s becomes %s', (text, html) => {
    expect(proseHtml(text)).toContain(html);
  });
});

describe('the reader of markup that these tests rest on', () => {
  test.each([
    '<script>1</script>',
    '<p onclick="x">y</p>',
    '<p onclick=x>y</p>',
    '<a href="javascript:x">y</a>',
    '<img src="https://example.com/x.png">',
    '<p><b>x</p></b>',
    '<p>',
    '<rect fill="url(#nowhere)"/>',
    '<i id="a"/><i id="a"/>',
    'a & b',
  ])('finds a fault in %s', (markup) => expect(faults(markup)).not.toEqual([]));
});
