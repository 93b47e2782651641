// The catalogue's chart functions: values to the rows a drawing is made from.
import type { Implementation } from '../../engine/program';
import type { Table } from '../../engine/value';
import { flowsData } from './flows-rows';
import { gapData } from './gap-rows';

export const CHARTS: Readonly<Record<string, Implementation>> = {
  flows: ([deals, asOf], context, units) => ({
    kind: 'chart',
    chart: 'flows',
    data: flowsData(deals as Table, asOf, context, units),
  }),
  gap: ([cost, revenue], context, units) => ({
    kind: 'chart',
    chart: 'gap',
    data: gapData(cost!, revenue!, context, units),
  }),
};
