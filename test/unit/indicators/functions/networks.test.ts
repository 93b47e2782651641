import { describe, expect, test } from 'vitest';
import { figures, failures } from './figures';
import { run } from '../../cli/notebook';

const EYE = 'deals d\nfrom, to, kind, amount\nA, B, purchase, $100\nB, A, equity, $60';
/** The seed article's network, with half of what Nvidia gives coming back. */
const ARTICLE =
  'deals d\nfrom, to, kind, amount\nNvidia, OpenAI, equity, $100B\nOpenAI, Nvidia, purchase, $50B\nOpenAI, Oracle, cloud, $300B';

describe('tables that a test can check (indicators.md)', () => {
  test.each([
    ['A→B 100, B→A 60', EYE, { amount: 120, share: 0.75, fci: 0.6 }],
    [
      'A→B 10, B→C 7',
      'deals d\nfrom, to, kind, amount\nA, B, loan, $10\nB, C, loan, $7',
      { amount: 0, share: 0, fci: 0 },
    ],
    ['the article', ARTICLE, { amount: 100e9, share: 100 / 450, fci: 0.0857142857142857 }],
  ])('%s', async (_, deals, wanted) => {
    const f = await figures(deals, 'c = circulation(d)\nfci = finn_cycling_index(d)');
    expect(f.of('c.amount')).toBeCloseTo(wanted.amount, 6);
    expect(f.of('c.share')).toBeCloseTo(wanted.share, 12);
    expect(f.of('fci')).toBeCloseTo(wanted.fci, 12);
  });
});

describe('reciprocity', () => {
  test('money that two companies pay each other, over all: 2·min(100, 60) / 160', async () => {
    expect((await figures(EYE, 'r = reciprocity(d)')).of('r')).toBeCloseTo(0.75, 15);
  });
  test('a bounded deal gives both ends, and says that they are at the ends', async () => {
    const { json } = await run([
      'deals d\nfrom, to, kind, amount\nA, B, purchase, up to $100\nB, A, equity, $60',
      'r = reciprocity(d)',
    ]);
    const r = json.names['r']!;
    expect([r.base!.low, r.base!.high]).toEqual([0, 0.75]);
    expect(r.notes?.join(' ')).toMatch(/at the ends/i);
  });
  test('cancelled deals and later ones do not count', async () => {
    const deals =
      'deals d\nfrom, to, kind, amount, date, status\nA, B, purchase, $100, 2025-01-01, signed\nB, A, equity, $60, 2025-06-01, signed\nB, A, loan, $40, 2025-02-01, cancelled';
    const f = await figures(deals, 'now = reciprocity(d)\nthen = reciprocity(d, as_of: 2025-03-01)');
    expect(f.of('now')).toBeCloseTo(0.75, 15);
    expect(f.of('then')).toBe(0);
  });
  test('payments in kind are kept apart from money', async () => {
    const deals = 'deals d\nfrom, to, kind, amount\nA, B, purchase, $100\nB, A, warrant, $60';
    expect((await figures(deals, 'r = reciprocity(d)')).of('r')).toBe(0);
  });
});

describe('Finn’s cycling index with given flows across the border', () => {
  // Cone Spring (Tilly 1968; Ulanowicz 1986, fig. 3.2), kcal/m²/year: FCI 9.2% in the literature (Fath & Borrett 2006).
  const spring =
    'deals d\nfrom, to, kind, amount\n' +
    [
      ['plants', 'detritus', 8881],
      ['detritus', 'bacteria', 5205],
      ['detritus', 'detritivores', 2309],
      ['bacteria', 'detritivores', 75],
      ['bacteria', 'detritus', 1600],
      ['detritivores', 'detritus', 200],
      ['detritivores', 'carnivores', 370],
      ['carnivores', 'detritus', 167],
    ]
      .map(([a, b, w]) => `${a}, ${b}, flow, $${w}`)
      .join('\n');
  const inflow = 'table inflow\ncompany, amount\nplants, $11184\ndetritus, $635';
  const outflow =
    'table outflow\ncompany, amount\nplants, $2303\nbacteria, $3530\ndetritivores, $1814\ncarnivores, $203\ndetritus, $3969';
  test('Cone Spring: 0.092', async () => {
    const f = await figures(spring, inflow, outflow, 'x = finn_cycling_index(d, z: inflow, y: outflow)');
    expect(f.of('x')).toBeCloseTo(0.092, 3);
  });
  test('flows that do not balance to 1% are a warning with the imbalance', async () => {
    const less = outflow.replace('$2303', '$303');
    const { json } = await run([spring, inflow, less, 'x = finn_cycling_index(d, z: inflow, y: outflow)']);
    expect(
      json.diagnostics
        .filter((d) => d.severity === 'warning')
        .map((d) => d.message)
        .join(),
    ).toMatch(/17\.9%/);
  });
});

describe('external funding', () => {
  test('what must come from outside, in all and per company', async () => {
    const f = await figures(ARTICLE, 'x = external_funding(d)');
    expect(f.of('x.amount')).toBe(300e9);
    expect(f.values('x.by_company.company')).toEqual(['Nvidia', 'OpenAI', 'Oracle']);
    expect(f.values('x.by_company.amount')).toEqual([50e9, 250e9, 0]);
  });
  test('more money back needs less from outside: the lower end lies between the ends of the deal', async () => {
    // |x − 10| for x in [0, 20]: 10 at both ends, 0 between them.
    const f = await figures(
      'deals d\nfrom, to, kind, amount\nA, B, purchase, up to $20\nB, A, equity, $10',
      'x = external_funding(d)',
    );
    expect(f.ends('x.amount')).toEqual([0, 10]);
    expect([f.column('x.by_company.amount').low, f.column('x.by_company.amount').high]).toEqual([
      [0, 0],
      [10, 10],
    ]);
  });
  test('rises with a deal that nothing answers: exact at both ends', async () => {
    const f = await figures('deals d\nfrom, to, kind, amount\nA, B, purchase, $5 up to $20', 'x = external_funding(d)');
    expect(f.ends('x.amount')).toEqual([5, 20]);
  });
});

describe('exposure', () => {
  test('whom a company pays, from whom it receives, and its largest counterparty', async () => {
    const f = await figures(ARTICLE, 'x = exposure(d, "OpenAI")');
    expect(f.values('x.pays.company')).toEqual(['Oracle', 'Nvidia']);
    expect(f.values('x.pays.amount')).toEqual([300e9, 50e9]);
    expect(f.values('x.pays.share')).toEqual([6 / 7, 1 / 7]);
    expect(f.values('x.receives.company')).toEqual(['Nvidia']);
    expect(f.values('x.receives.share')).toEqual([1]);
    expect(f.of('x.largest')).toBe('Oracle');
  });
  test('an unknown company is an error that lists those there are', async () => {
    expect(await failures(ARTICLE, 'x = exposure(d, "Open AI")')).toEqual([
      expect.stringMatching(/^F05: .*Open AI.*Nvidia, OpenAI, Oracle/),
    ]);
  });
  test('aliases are one company', async () => {
    const aliases = 'table aliases\nalias, name\n英伟达, Nvidia';
    const deals = 'deals d\nfrom, to, kind, amount\n英伟达, OpenAI, equity, $10\nNvidia, Intel, equity, $30';
    const f = await figures(aliases, deals, 'x = exposure(d, "Nvidia")');
    expect(f.values('x.pays.amount')).toEqual([30, 10]);
  });
});

describe('revenue quality', () => {
  test('its own money coming back is circular, the rest organic', async () => {
    const f = await figures(EYE, 'x = revenue_quality(d, "B")');
    expect(f.values('x.class')).toEqual(['organic', 'financed', 'circular', 'unfunded']);
    expect(f.values('x.amount')).toEqual([40, 0, 60, 0]);
    expect(f.values('x.share')).toEqual([0.4, 0, 0.6, 0]);
  });
  test('financed by others at arm’s length, and committed beyond what the customer has', async () => {
    const deals =
      'deals d\nfrom, to, kind, amount, status\nSoftBank, OpenAI, equity, $30, closed\nOpenAI, Oracle, cloud, $300, signed';
    const valuations = 'valuations v\ncompany, date, cash\nOpenAI, 2025-10-01, $20';
    const f = await figures(
      deals,
      valuations,
      'x = revenue_quality(d, "Oracle")\ny = revenue_quality(d, "Oracle", cash: v)',
    );
    expect(f.values('x.amount')).toEqual([0, 30, 0, 270]);
    expect(f.values('y.amount')).toEqual([20, 30, 0, 250]);
  });
});

describe('realised', () => {
  const deals =
    'deals d\ndeal, from, to, kind, amount, date, status\na, Nvidia, OpenAI, equity, $100, 2025-09-22, announced\na, Nvidia, OpenAI, equity, $30, 2026-02-01, closed\nb, OpenAI, Oracle, cloud, $300, 2025-09-10, signed\nc, AMD, OpenAI, warrant, $10, 2025-10-06, closed';
  test('closed over headline, as of the date; paper does not count', async () => {
    const f = await figures(deals, 'x = realised(d)\nbefore = realised(d, as_of: 2025-12-31)');
    expect([f.of('x.amount'), f.of('x.headline')]).toEqual([30, 330]);
    expect(f.of('x.share')).toBeCloseTo(30 / 330, 15);
    expect([f.of('before.amount'), f.of('before.headline'), f.of('before.share')]).toEqual([0, 400, 0]);
  });
  test('without any status there is no answer, not a 0', async () => {
    expect((await figures(EYE, 'x = realised(d)')).names['x']!.fields!['amount']!.kind).toBe('missing');
  });
});

test('coverage and vendor financing are one number', async () => {
  const f = await figures(
    'c = coverage($60B, $300B)\nv = vendor_financing($110B, $165B)\nflow = vendor_financing($110B, $165B/year)\ntimes = v / 24%',
  );
  expect([f.of('c'), f.of('v'), f.of('flow')]).toEqual([0.2, 2 / 3, expect.closeTo(2 / 3, 12)]);
  // Lucent 24%, Nvidia about 67%: 2.8 times as large.
  expect(f.of('times')).toBeCloseTo(2.78, 2);
});
