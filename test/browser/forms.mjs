// Values, tables, gauges and assertions as plain, accessible elements.
import { draw, expect } from './specs.mjs';

const RESULT = 'application/vnd.aibubble.result+json';
const sources = [
  {
    key: 'nbd',
    title: 'OpenAI’s trillion-dollar bet',
    publisher: 'National Business Daily',
    date: '2025',
    url: 'https://example.com/a',
    quote: 'a thousand billion',
  },
  { key: 'bad', title: 'A trap', url: 'javascript:alert(1)' },
];

export const valuesForm = {
  version: 1,
  form: 'values',
  sources,
  values: [
    {
      name: 'commitments',
      display: '$1.08T',
      exact: '1080000000000',
      band: '$1.08T to $1.2T',
      sources: ['nbd'],
      notes: ['2 rows skipped: no amount (SoftBank, row 6)'],
    },
    { name: 'years of revenue', display: '83.3 years', sources: [], notes: [] },
    { name: 'users', display: '1234567.5', sources: ['nbd', 'bad'], notes: [] },
    { name: 'year', display: '2025', sources: [], notes: [] },
  ],
};

const cell = (display, sort = display) => ({ display, sort });
export const tableForm = (rows = 120) => ({
  version: 1,
  form: 'table',
  name: 'deals',
  columns: [
    { name: 'to', align: 'left' },
    { name: 'amount', unit: '$B', align: 'right' },
  ],
  rows: [
    [cell('Nvidia'), { display: '', sort: null, note: 'amount not given' }],
    ...Array.from({ length: rows - 1 }, (_, i) => [
      cell(i === 3 ? '=cmd|calc' : `Company ${i}`),
      cell(String((i * 37) % 101), (i * 37) % 101),
    ]),
  ],
  total: rows,
  notes: ['1 row skipped'],
  sources,
});

export const gaugesForm = {
  version: 1,
  form: 'gauges',
  sources,
  gauges: [
    {
      name: 'Vendor financing',
      display: '67%',
      level: 'alarm',
      value: 0.67,
      warn: 0.1,
      alarm: 0.24,
      warnText: '10%',
      alarmText: '24%',
      direction: 'above',
      sources: ['nbd'],
    },
    {
      name: 'Coverage',
      display: '1.8x',
      level: 'warn',
      value: 1.8,
      warn: 2,
      alarm: 1,
      warnText: '2x',
      alarmText: '1x',
      direction: 'below',
      sources: [],
    },
    {
      name: 'Concentration',
      display: '12%',
      level: 'ok',
      value: 0.12,
      warn: 0.25,
      alarm: 0.5,
      warnText: '25%',
      alarmText: '50%',
      direction: 'above',
      sources: [],
    },
    {
      name: 'Without cut-offs',
      display: '–',
      level: 'ok',
      value: null,
      warn: null,
      alarm: null,
      warnText: '',
      alarmText: '',
      direction: 'above',
      sources: [],
    },
  ],
};

export const assertsForm = {
  version: 1,
  form: 'asserts',
  asserts: [
    { holds: true, message: 'circulation is at most the total' },
    { holds: false, message: 'revenue covers the commitments' },
  ],
};

const column = (page, i) =>
  page.evaluate((i) => [...document.querySelectorAll('#one tbody tr')].map((row) => row.children[i].textContent), i);

export const formChecks = [
  {
    name: 'values stand in columns with their band, notes and numbered sources',
    async run(page) {
      const seen = await draw(page, valuesForm, RESULT);
      for (const text of [
        'commitments',
        '$1.08T',
        '$1.08T to $1.2T',
        '2 rows skipped',
        '1,234,567.5',
        'National Business Daily',
        'a thousand billion',
      ])
        expect(seen.text.includes(text), `no “${text}” in ${seen.text}`);
      expect(!seen.text.includes('2,025'), 'a year was grouped');
      const links = await page.evaluate(() => [...document.querySelectorAll('#one a')].map((a) => a.href));
      expect(links.join() === 'https://example.com/a', `the links are ${links}`);
    },
  },
  {
    name: 'a table sorts by its headings, missing values last',
    async run(page) {
      await draw(page, tableForm(20), RESULT);
      const head = page.locator('#one th button').nth(1);
      await head.click();
      let values = await column(page, 1);
      expect(values[0] === '0' && values.at(-1) === '–', values.join());
      expect(
        (await page.evaluate(() => document.querySelectorAll('#one th')[1].getAttribute('aria-sort'))) === 'ascending',
        'no aria-sort',
      );
      await head.focus();
      await page.keyboard.press('Enter');
      values = await column(page, 1);
      expect(Number(values[0]) > 90 && values.at(-1) === '–', values.join());
      await head.click();
      expect((await column(page, 0))[0] === 'Nvidia', 'the first order does not come back');
    },
  },
  {
    name: 'a long table shows 50 rows, then all, and filters',
    async run(page) {
      await draw(page, tableForm(120), RESULT);
      expect((await column(page, 0)).length === 50, 'not 50 rows');
      await page.locator('#one button', { hasText: 'Show all 120' }).click();
      expect((await column(page, 0)).length === 120, 'not all rows');
      await page.locator('#one input[type=search]').fill('COMPANY 110');
      const found = await column(page, 0);
      expect(found.join() === 'Company 110', found.join());
      expect((await page.locator('#one [role=status]').textContent()).includes('1 of 120'), 'the count is another');
    },
  },
  {
    name: 'a table copies as CSV in which a formula stays text',
    async run(page) {
      await draw(page, tableForm(8), RESULT);
      await page.evaluate(() => {
        window.harness.copied = [];
        Object.defineProperty(navigator, 'clipboard', {
          configurable: true,
          value: { writeText: async (text) => void window.harness.copied.push(text) },
        });
      });
      await page.locator('#one button', { hasText: 'Copy as CSV' }).click();
      await page.waitForFunction(() => window.harness.copied.length === 1);
      const [text] = await page.evaluate(() => window.harness.copied);
      const lines = text.split('\r\n');
      expect(lines[0] === 'to,amount ($B)' && lines[1] === 'Nvidia,' && lines.length === 9, text);
      expect(text.includes(`"'=cmd|calc",`), text);
    },
  },
  {
    name: 'gauges tell their level by word, and their place by the bar',
    async run(page) {
      const seen = await draw(page, gaugesForm, RESULT);
      const levels = await column(page, 3);
      expect(levels.map((text) => text.replace(/\W/g, '')).join() === 'alarm,warn,ok,ok', levels.join());
      const places = await page.evaluate(() =>
        [...document.querySelectorAll('#one .aibubble-fill')].map((fill) => parseFloat(fill.style.width)),
      );
      expect(
        places.length === 3 && places[0] > 72 && places[1] > 45 && places[1] < 72 && places[2] < 45,
        places.join(),
      );
      expect(seen.html.includes('aria-label="67%: alarm.'), 'the bar has no words');
    },
  },
  {
    name: 'assertions say holds or fails',
    async run(page) {
      const seen = await draw(page, assertsForm, RESULT);
      expect(/holds.*circulation.*fails.*revenue/.test(seen.text), seen.text);
    },
  },
  ...['values', 'table', 'gauges', 'asserts'].map((form) => ({
    name: `a ${form} result of damaged members is drawn or refused, never thrown`,
    async run(page) {
      const odd = [
        null,
        7,
        'x',
        [],
        {},
        [null],
        [7],
        [{}],
        [[null]],
        [{ name: {}, display: [], sort: {}, sources: 'x', value: 'NaN', align: 1 }],
        { length: 1e9 },
      ];
      for (const value of odd) {
        const seen = await draw(
          page,
          {
            version: 1,
            form,
            values: value,
            columns: value,
            rows: value,
            gauges: value,
            asserts: value,
            sources: value,
            notes: value,
            total: value,
          },
          RESULT,
        );
        expect(seen.thrown === null, `${JSON.stringify(value)} threw ${seen.thrown}`);
        expect(seen.html.includes('aibubble'), 'blank');
      }
    },
  })),
  {
    name: 'text of a result is never markup',
    async run(page) {
      const text = '<img src=x onerror=alert(1)>';
      const seen = await draw(
        page,
        {
          ...valuesForm,
          values: [{ name: text, display: text, exact: text, band: text, sources: [text], notes: [text] }],
          sources: [{ key: text, title: text, url: text }],
        },
        RESULT,
      );
      expect(seen.images === 0 && seen.text.includes(text), seen.html);
    },
  },
];
