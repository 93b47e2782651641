// Indicators of power and energy.
import type { FunctionEntry } from '../function-entry';
import { formula, parameter } from '../function-entry';

const FAMILY = 'energy';
const BAIN = 'Bain & Company, Global Technology Report 2025, September 2025 (200 GW by 2030)';

export const ENERGY: readonly FunctionEntry[] = [
  {
    id: 'energy_gap',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Energy gap', zh: '能源缺口' },
    help: 'The power that is needed and not supplied, and its share of the need.',
    formula: 'power = needed − supplied; share = power / needed',
    forms: [
      {
        parameters: [parameter('needed', 'A', 'power needed'), parameter('supplied', 'A', 'power supplied')],
        result: { record: { power: 'A', share: '1 [%]' } },
      },
    ],
    citation: BAIN,
    example: { cells: [formula('x = energy_gap(200 GW, supplied: 150 GW).share')], name: 'x', display: '25%' },
    snippet:
      '${1:short} = energy_gap(${2:200 GW}, supplied: ${3:150 GW}) [^assumption]\n${4:short_share} = ${1:short}.share',
  },
  {
    id: 'plant_equivalents',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Plant equivalents', zh: '相当于多少座电站' },
    help: 'How many power plants the power takes.',
    formula: 'power / per_plant',
    forms: [
      {
        parameters: [
          parameter('power', 'power', 'power'),
          parameter('per_plant', 'power', 'power of one plant', { optional: true, default: '1 GW' }),
        ],
        result: '1',
      },
    ],
    elementwise: true,
    citation: 'A large reactor delivers about 1 GW: IAEA Power Reactor Information System (PRIS)',
    example: { cells: [formula('x = plant_equivalents(20 GW)')], name: 'x', display: '20' },
    snippet: '${1:plants} = plant_equivalents(${2:20 GW}, per_plant: ${3:1 GW}) [^assumption]',
  },
  {
    id: 'annual_energy',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Annual energy', zh: '年用电量' },
    help: 'The energy of a year at a power and a capacity factor.',
    formula: 'power · 1 year · capacity_factor; a year has 8,765.82 h',
    forms: [
      {
        parameters: [
          parameter('power', 'power', 'power at full load'),
          parameter('capacity_factor', '1', 'mean load over full load', { optional: true, default: '100%' }),
        ],
        result: 'energy',
      },
    ],
    elementwise: true,
    citation: 'Capacity factor: US Energy Information Administration, Glossary',
    example: { cells: [formula('x = annual_energy(10 GW, capacity_factor: 80%)')], name: 'x', display: '70.1 TWh' },
    snippet: '${1:used} = annual_energy(${2:10 GW}, capacity_factor: ${3:80%}) [^assumption]',
  },
  {
    id: 'stranded_capex',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Stranded capital', zh: '搁浅投资' },
    help: 'What was spent on capacity that has no power.',
    formula: 'gap · cost_per_gw',
    forms: [
      {
        parameters: [
          parameter('gap', 'power', 'power that is missing'),
          parameter('cost_per_gw', 'M/power', 'cost of capacity: `$50B/GW`'),
        ],
        result: 'M',
      },
    ],
    elementwise: true,
    citation: BAIN,
    example: { cells: [formula('x = stranded_capex(50 GW, cost_per_gw: $50B/GW)')], name: 'x', display: '$2.5T' },
    snippet: '${1:stranded} = stranded_capex(${2:50 GW}, cost_per_gw: ${3:\\$50B/GW}) [^assumption]',
  },
  {
    id: 'capex_per_gw',
    kind: 'indicator',
    family: FAMILY,
    name: { en: 'Capital per gigawatt', zh: '每吉瓦投资' },
    help: 'What a gigawatt of computing costs.',
    formula: 'capex / power',
    forms: [
      {
        parameters: [parameter('capex', 'M', 'capital expenditure'), parameter('power', 'power', 'power it buys')],
        result: 'M/power',
      },
    ],
    elementwise: true,
    example: { cells: [formula('x = capex_per_gw($1T, 20 GW)')], name: 'x', display: '$50B/GW' },
    snippet: '${1:cost} = capex_per_gw(${2:\\$1T}, power: ${3:20 GW}) [^assumption]',
  },
];
