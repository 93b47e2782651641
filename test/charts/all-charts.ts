// Every kind of chart with the cases that have once gone wrong, by name.
import type { ChartData } from '../../extension/output/result';
import { deal, market, network, SEED, synthetic } from './cases';
import * as gaps from './gap-cases';
import * as more from './series-cases';

export const CHARTS: Record<string, ChartData> = {
  flows: SEED,
  'flows-market': market(),
  'flows-triangle': network([
    deal('甲公司', '乙科技集团有限公司', 10, 10),
    deal('乙科技集团有限公司', '丙云', 5, null),
    deal('丙云', '甲公司', 3, 8),
  ]),
  'flows-pair': network([
    deal('Alpha', 'Beta', 3, 3),
    deal('Beta', 'Alpha', 1, 2, { kind: 'cloud' }),
    deal('Alpha', 'Beta', null, null, { kind: 'loan' }),
    deal('Alpha', 'Alpha', 1, 1),
  ]),
  'flows-one': network([deal('Alpha', 'Beta', 3, null)]),
  'flows-6': synthetic(6),
  'flows-9': synthetic(9, { name: (i) => `Société Générale de Calcul Numérique ${i + 1}` }),
  'flows-20': synthetic(20),
  'flows-60': synthetic(60, { name: (i) => `International Holdings ${i + 1} Ltd` }),
  'flows-empty': network([]),
  gap: gaps.FAN,
  'gap-crossing': gaps.CROSSING,
  'gap-surplus': gaps.SURPLUS,
  'gap-bounded': gaps.BOUNDED,
  'gap-two': gaps.TWO,
  'gap-thin': gaps.THIN,
  'gap-quarters': gaps.QUARTERS,
  'gap-single': gaps.SINGLE,
  'gap-single-bounded': gaps.SINGLE_BOUNDED,
  'gap-single-surplus': gaps.SINGLE_SURPLUS,
  'series-one': more.ONE_SERIES,
  'series-two': more.TWO_SERIES,
  'series-six': more.SIX_SERIES,
  'series-prices': more.PRICES,
  multiples: more.PEERS,
  'multiples-losses': more.LOSSES,
};
