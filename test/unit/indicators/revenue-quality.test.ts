import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposure } from '../../../extension/indicators/exposure';
import { networkFromDeals } from '../../../extension/indicators/network';
import { revenueQuality } from '../../../extension/indicators/revenue-quality';
import type { DealRole } from '../../../extension/indicators/revenue-quality';
import { arbitraryNetwork } from './arbitrary-network';

interface Deal {
  deal: [string, string, number];
  role: DealRole;
  realised: boolean;
}

const sale = (payer: string, payee: string, amount: number, realised = true): Deal => ({
  deal: [payer, payee, amount],
  role: 'sale',
  realised,
});
const financing = (payer: string, payee: string, amount: number): Deal => ({
  deal: [payer, payee, amount],
  role: 'financing',
  realised: true,
});

function quality(deals: Deal[], seller: string, own: Record<string, number> = {}) {
  const network = networkFromDeals(deals.map(({ deal }) => deal));
  return revenueQuality(network, network.companies.indexOf(seller), {
    role: deals.map(({ role }) => role),
    realised: deals.map(({ realised }) => realised),
    ownFunds: Float64Array.from(network.companies, (company) => own[company] ?? 0),
  });
}

describe('revenue quality', () => {
  // Each row follows from the class rules by hand.
  test.each([
    {
      name: 'a customer that pays out of its own business is organic',
      deals: [sale('Meta', 'Nvidia', 70)],
      expected: { organic: 70, financed: 0, circular: 0, unfunded: 0 },
    },
    {
      name: 'money the seller put in and got back is circular, the rest of the sale is organic',
      deals: [financing('Nvidia', 'OpenAI', 30), sale('OpenAI', 'Nvidia', 50)],
      expected: { organic: 20, financed: 0, circular: 30, unfunded: 0 },
    },
    {
      name: 'it stays circular over a third company',
      deals: [financing('Nvidia', 'OpenAI', 30), sale('OpenAI', 'Oracle', 25), sale('Oracle', 'Nvidia', 60)],
      expected: { organic: 35, financed: 0, circular: 25, unfunded: 0 },
    },
    {
      name: 'money of others is arm’s-length financing, up to what they gave',
      deals: [financing('SoftBank', 'OpenAI', 40), sale('OpenAI', 'Nvidia', 50)],
      expected: { organic: 10, financed: 40, circular: 0, unfunded: 0 },
    },
    {
      name: 'circular comes before financed',
      deals: [financing('Nvidia', 'OpenAI', 30), financing('SoftBank', 'OpenAI', 40), sale('OpenAI', 'Nvidia', 50)],
      expected: { organic: 0, financed: 20, circular: 30, unfunded: 0 },
    },
    {
      name: 'a commitment that nothing pays for is unfunded',
      deals: [financing('SoftBank', 'OpenAI', 40), sale('OpenAI', 'Oracle', 300, false)],
      seller: 'Oracle',
      expected: { organic: 0, financed: 40, circular: 0, unfunded: 260 },
    },
    {
      name: 'financing pays realised sales first',
      deals: [financing('SoftBank', 'OpenAI', 40), sale('OpenAI', 'Oracle', 30), sale('OpenAI', 'Oracle', 100, false)],
      seller: 'Oracle',
      expected: { organic: 0, financed: 40, circular: 0, unfunded: 90 },
    },
    {
      name: 'a rich customer’s commitment is organic',
      deals: [sale('Microsoft', 'Oracle', 100, false)],
      seller: 'Oracle',
      own: { Microsoft: 80 },
      expected: { organic: 80, financed: 0, circular: 0, unfunded: 20 },
    },
    {
      name: 'equity raised is no revenue',
      deals: [financing('SoftBank', 'OpenAI', 40)],
      seller: 'OpenAI',
      expected: { organic: 0, financed: 0, circular: 0, unfunded: 0 },
    },
    {
      name: 'a self-deal is circular',
      deals: [sale('Nvidia', 'Nvidia', 5), sale('Meta', 'Nvidia', 1)],
      expected: { organic: 1, financed: 0, circular: 5, unfunded: 0 },
    },
  ])('$name', ({ deals, seller = 'Nvidia', own, expected }) => {
    expect(quality(deals, seller, own)).toMatchObject(expected);
  });

  test('the four classes add up to the sales and none is negative', () => {
    const flags = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 22, maxLength: 22 });
    fc.assert(
      fc.property(
        arbitraryNetwork(),
        flags,
        fc.array(fc.nat(40), { minLength: 7, maxLength: 7 }),
        (network, flag, own) => {
          const role: DealRole[] = [...network.amount].map((_, e) => (flag[e]![0] ? 'sale' : 'financing'));
          const realised = [...network.amount].map((_, e) => flag[e]![1]);
          const ownFunds = Float64Array.from(network.companies, (_, v) => own[v]!);
          const result = revenueQuality(network, 0, { role, realised, ownFunds });
          const sales = network.amount.reduce(
            (sum, w, e) => (network.to[e] === 0 && role[e] === 'sale' ? sum + w : sum),
            0,
          );
          expect(result.total).toBe(sales);
          expect(result.organic + result.financed + result.circular + result.unfunded).toBe(sales);
          expect(Math.min(result.organic, result.financed, result.circular, result.unfunded)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('exposure', () => {
  const network = networkFromDeals([
    ['Nvidia', 'OpenAI', 100],
    ['OpenAI', 'Nvidia', 50],
    ['OpenAI', 'Oracle', 300],
    ['OpenAI', 'Nvidia', 50],
    ['OpenAI', 'OpenAI', 0],
  ]);

  test('lists whom a company pays and from whom it receives, parallel deals summed, largest first', () => {
    const { pays, receives, largest } = exposure(network, 1);
    expect(pays).toEqual([
      { company: 2, amount: 300, share: 0.75 },
      { company: 0, amount: 100, share: 0.25 },
    ]);
    expect(receives).toEqual([{ company: 0, amount: 100, share: 1 }]);
    expect(largest).toEqual({ company: 2, amount: 300, share: 0.6 });
  });

  test('a company without deals depends on nobody', () => {
    const lonely = { ...network, companies: [...network.companies, 'AMD'] };
    expect(exposure(lonely, 3)).toEqual({ pays: [], receives: [], largest: undefined });
  });
});
