import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { externalFunding } from '../../../extension/indicators/external-funding';
import { finnCycling } from '../../../extension/indicators/finn';
import { networkFromDeals } from '../../../extension/indicators/network';
import type { Network } from '../../../extension/indicators/network';
import { reciprocity } from '../../../extension/indicators/reciprocity';
import { arbitraryNetwork } from './arbitrary-network';

type Deals = [string, string, number][];

function perCompany({ companies }: Network, flows: Record<string, number>): Float64Array {
  return Float64Array.from(companies, (company) => flows[company] ?? 0);
}

/** Tilly 1968, as given by Ulanowicz 1986, "Growth and Development", fig. 3.2; kcal per m² and year. */
const coneSpring = networkFromDeals([
  ['plants', 'detritus', 8881],
  ['detritus', 'bacteria', 5205],
  ['detritus', 'detritivores', 2309],
  ['bacteria', 'detritivores', 75],
  ['bacteria', 'detritus', 1600],
  ['detritivores', 'detritus', 200],
  ['detritivores', 'carnivores', 370],
  ['carnivores', 'detritus', 167],
]);
const coneSpringIn = perCompany(coneSpring, { plants: 11184, detritus: 635 });
const coneSpringOut = perCompany(coneSpring, {
  plants: 2003 + 300,
  bacteria: 3275 + 255,
  detritivores: 1814,
  carnivores: 203,
  detritus: 3109 + 860,
});

/** Intertidal oyster reef, Dame & Patten 1981; kcal per m² and day. */
const oysterReef = networkFromDeals([
  ['filter feeders', 'detritus', 15.791],
  ['filter feeders', 'predators', 0.5135],
  ['detritus', 'microbiota', 8.1721],
  ['detritus', 'meiofauna', 7.2745],
  ['detritus', 'deposit feeders', 0.6431],
  ['microbiota', 'meiofauna', 1.206],
  ['microbiota', 'deposit feeders', 1.206],
  ['meiofauna', 'detritus', 4.2403],
  ['meiofauna', 'deposit feeders', 0.6609],
  ['deposit feeders', 'detritus', 1.9076],
  ['deposit feeders', 'predators', 0.1721],
  ['predators', 'detritus', 0.3262],
]);

describe('Finn cycling index', () => {
  const cases: { name: string; deals: Deals; index: number }[] = [
    // From the definition of the indicator.
    {
      name: 'money back and forth',
      deals: [
        ['A', 'B', 100],
        ['B', 'A', 60],
      ],
      index: 0.6,
    },
    {
      name: 'a chain',
      deals: [
        ['A', 'B', 10],
        ['B', 'C', 7],
      ],
      index: 0,
    },
    {
      name: 'the Nvidia, OpenAI and Oracle triangle that half returns',
      deals: [
        ['Nvidia', 'OpenAI', 100],
        ['OpenAI', 'Nvidia', 50],
        ['OpenAI', 'Oracle', 300],
      ],
      index: 0.0857143,
    },
    {
      name: 'a wholly closed network',
      deals: [
        ['A', 'B', 5],
        ['B', 'C', 5],
        ['C', 'A', 5],
      ],
      index: 1,
    },
    {
      name: 'a closed network whose cents do not add up in binary',
      deals: [
        ['A', 'B', 0.1],
        ['A', 'B', 0.2],
        ['B', 'A', 0.3],
      ],
      index: 1,
    },
    // Closed part: T = 10 + 10, all cycled. Open part: T = 5 + 5, nothing cycled.
    {
      name: 'a closed part beside an open one',
      deals: [
        ['A', 'B', 10],
        ['B', 'A', 10],
        ['C', 'D', 5],
      ],
      index: 2 / 3,
    },
    // T = 10 + 5; half of what A has goes back to it: N_AA = 2, so 5 of A's 10 are cycled.
    {
      name: 'a self-deal counts in the throughflow',
      deals: [
        ['A', 'A', 5],
        ['A', 'B', 5],
      ],
      index: 5 / 15,
    },
    { name: 'no deals', deals: [], index: 0 },
  ];
  test.each(cases)('$name', ({ deals, index }) => {
    expect(finnCycling(networkFromDeals(deals)).index).toBeCloseTo(index, 7);
  });

  test('Cone Spring: FCI 0.092, total system throughput 42,445 (Ulanowicz 1986)', () => {
    const { index, imbalance } = finnCycling(coneSpring, { inflow: coneSpringIn, outflow: coneSpringOut });
    expect(index).toBeCloseTo(0.092, 3);
    expect(imbalance).toBeLessThan(1e-12);
    const throughput = [coneSpring.amount, coneSpringIn, coneSpringOut].flatMap((flows) => [...flows]);
    expect(throughput.reduce((a, b) => a + b)).toBe(42445);
  });

  test('oyster reef: FCI 0.110, total throughflow 83.58 (the standard example of network environ analysis)', () => {
    const { index, throughflow, imbalance } = finnCycling(oysterReef, {
      inflow: perCompany(oysterReef, { 'filter feeders': 41.47 }),
      outflow: perCompany(oysterReef, {
        'filter feeders': 25.165,
        detritus: 6.1759,
        microbiota: 5.76,
        meiofauna: 3.5794,
        'deposit feeders': 0.4303,
        predators: 0.3594,
      }),
    });
    expect(index).toBeCloseTo(0.11, 3);
    expect(throughflow.reduce((a, b) => a + b)).toBeCloseTo(83.58, 2);
    expect(imbalance).toBeLessThan(1e-4);
  });

  test('reports how far given border flows are from a balance', () => {
    const network = networkFromDeals([['A', 'B', 90]]);
    const flows = { inflow: Float64Array.of(100, 0), outflow: Float64Array.of(0, 90) };
    expect(finnCycling(network, flows).imbalance).toBeCloseTo(0.1, 12);
  });

  test('is a share, does not depend on the currency, and is 1 exactly when nothing is funded from outside', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ minDeals: 1 }), (network) => {
        const { index } = finnCycling(network);
        expect(index >= 0 && index <= 1).toBe(true);
        const scaled = { ...network, amount: network.amount.map((w) => w * 1e9) };
        expect(finnCycling(scaled).index).toBeCloseTo(index, 10);
        if (network.amount.some((w) => w > 0)) {
          expect(index === 1).toBe(externalFunding(network).amount === 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('external funding', () => {
  test('the triangle needs 50 from Nvidia and 250 from OpenAI, and Oracle keeps 300', () => {
    const { amount, byCompany, kept } = externalFunding(
      networkFromDeals([
        ['Nvidia', 'OpenAI', 100],
        ['OpenAI', 'Nvidia', 50],
        ['OpenAI', 'Oracle', 300],
      ]),
    );
    expect(amount).toBe(300);
    expect([...byCompany]).toEqual([50, 250, 0]);
    expect([...kept]).toEqual([0, 0, 300]);
  });

  test('what comes in leaves again', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const { amount, kept } = externalFunding(network);
        expect(kept.reduce((a, b) => a + b, 0)).toBe(amount);
      }),
    );
  });
});

describe('reciprocity', () => {
  const cases: { name: string; deals: Deals; share: number }[] = [
    {
      name: 'money back and forth',
      deals: [
        ['A', 'B', 100],
        ['B', 'A', 60],
      ],
      share: 0.75,
    },
    {
      name: 'parallel deals are summed',
      deals: [
        ['A', 'B', 40],
        ['A', 'B', 60],
        ['B', 'A', 60],
      ],
      share: 0.75,
    },
    {
      name: 'a ring of three has none',
      deals: [
        ['A', 'B', 1],
        ['B', 'C', 1],
        ['C', 'A', 1],
      ],
      share: 0,
    },
    {
      name: 'a self-deal only adds to the total',
      deals: [
        ['A', 'A', 2],
        ['A', 'B', 1],
        ['B', 'A', 1],
      ],
      share: 0.5,
    },
    { name: 'no deals', deals: [], share: 0 },
  ];
  test.each(cases)('$name', ({ deals, share }) => {
    expect(reciprocity(networkFromDeals(deals))).toBeCloseTo(share, 14);
  });
});
