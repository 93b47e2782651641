export type MinskyStage = 'hedge' | 'speculative' | 'ponzi';

/**
 * Stage of a debtor (Minsky 1992, "The financial instability hypothesis"): cash flow pays interest and principal (hedge),
 * interest only (speculative), or not even that (Ponzi).
 *
 * @param cashFlow from operations, before debt service; @param interest, @param principal due; one period, one unit
 */
export function minskyStage(cashFlow: number, interest: number, principal: number): MinskyStage {
  if (cashFlow >= interest + principal) return 'hedge';
  return cashFlow >= interest ? 'speculative' : 'ponzi';
}
