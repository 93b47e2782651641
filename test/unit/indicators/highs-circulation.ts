import { createRequire } from 'node:module';
import type { LegacyHighs } from 'highs';
import type { Network } from '../../../extension/indicators/network';

const loadHighs = createRequire(import.meta.url)('highs') as () => Promise<LegacyHighs>;

/** A linear programme solver we did not write (HiGHS), as the judge of our optima. */
export async function highsMaximum(): Promise<(network: Network) => number> {
  const highs = await loadHighs();
  return (network) => highs.solve(circulationProgramme(network)).ObjectiveValue;
}

/** The maximum circulation as a programme in CPLEX LP format. */
function circulationProgramme({ companies, from, to, amount }: Network): string {
  const balance: string[][] = companies.map(() => []);
  from.forEach((u, e) => {
    if (u === to[e]) return;
    balance[u]!.push(`- f${e}`);
    balance[to[e]!]!.push(`+ f${e}`);
  });
  const rows = balance.flatMap((terms, v) => (terms.length > 0 ? [`balance${v}: ${terms.join(' ')} = 0`] : []));
  const bounds = [...amount].map((w, e) => `0 <= f${e} <= ${w}`);
  const objective = [...amount].map((_, e) => `+ f${e}`).join(' ');
  return `Maximize\n obj: ${objective}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd\n`;
}
