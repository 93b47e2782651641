// Power and energy over notebook values.
import { YEAR } from '../../catalogue/units';
import { binary } from '../../engine/operators';
import { record } from '../../engine/value';
import { allAnswering } from './arguments';
import { ratio } from './growth';

const GW = 1e9;

export const ENERGY = allAnswering({
  energy_gap: ([needed, supplied]) => {
    const power = binary('subtract', needed!, supplied!);
    return record({ power, share: binary('divide', power, needed!) });
  },
  plant_equivalents: ([power, perPlant]) => binary('divide', power!, perPlant ?? GW),
  annual_energy: ([power, factor]) => binary('multiply', binary('multiply', power!, YEAR), factor ?? 1),
  stranded_capex: ([gap, cost]) => binary('multiply', gap!, cost!),
  capex_per_gw: ratio,
});
