// Log-periodic power laws over notebook columns.
import type { Implementation } from '../../engine/program';
import { makeTable } from '../../engine/table';
import type { Numeric } from '../../engine/value';
import { record } from '../../engine/value';
import { fitLppls, lpplsValue } from '../lppls';
import type { LpplsFit } from '../lppls';
import { lpplsConfidence } from '../lppls-confidence';
import type { LpplsConfidence } from '../lppls-confidence';
import { allAnswering, refuse } from './arguments';
import { levelsOf } from './bubble-tests';
import type { Levels } from './bubble-tests';
import { contentCache } from './content-cache';
import { lifted, overRows } from './lift';

const logsOf = ({ values, name }: Levels): Float64Array =>
  values.map((value) =>
    value > 0 ? Math.log(value) : refuse(`\`${name}\` has a value that is not above 0: it has no logarithm.`),
  );

const fits = contentCache<LpplsFit | undefined>();
const confidences = contentCache<LpplsConfidence>();

const value: Implementation = (values) =>
  overRows(values, (...row) =>
    lifted(
      row as Numeric[],
      (t, tc, m, omega, A, B, C1, C2) =>
        lpplsValue(t!, { tc: tc!, m: m!, omega: omega!, A: A!, B: B!, C1: C1!, C2: C2! }),
      row.map(() => 0),
    ),
  );

const fit: Implementation = ([series], context) => {
  const levels = levelsOf(series, '`lppls`', context);
  const logs = logsOf(levels);
  const seed = context.seed + 1;
  const found = fits.get(`${seed} ${logs.join()}`, () => fitLppls(logs, undefined, seed));
  if (!found)
    return refuse(
      'No log-periodic power law within the stylised bounds fits: the price does not speed up towards an end.',
    );
  const { tc, m, omega, A, B, C1, C2, rms } = found;
  if (levels.first) context.note(`Row 0 of the fit is row ${levels.first + 1} of the table.`);
  return record({ tc, m, omega, A, B, C1, C2, rms }, [
    'Fitted to ln(price) with time in rows, the first row 0; 0.1 ≤ m ≤ 0.9, 6 ≤ ω ≤ 13, |C| < 1, B < 0.',
  ]);
};

const COLUMNS = [
  'start',
  'length',
  'tc',
  'm',
  'omega',
  'A',
  'B',
  'C1',
  'C2',
  'rms',
  'oscillations',
  'damping',
] as const;

const confidence: Implementation = ([series], context) => {
  const levels = levelsOf(series, '`lppls_confidence`', context);
  const logs = logsOf(levels);
  const seed = context.seed + 1;
  const found = confidences.get(`${seed} ${logs.join()}`, () => {
    const result = lpplsConfidence(logs, { seed }, (done, all) =>
      context.progress(done / all, `LPPLS fits: ${done} of ${all} windows`),
    );
    return result ?? refuse('The fits were ended.');
  });
  const rows = found.fits;
  if (logs.length < 750) context.note(`The series has ${logs.length} values: windows longer than it are left out.`);
  return record({
    positive: found.positive,
    negative: found.negative,
    fits: makeTable({
      name: 'fits',
      count: rows.length,
      columns: {
        ...Object.fromEntries(COLUMNS.map((name) => [name, { numbers: Float64Array.from(rows, (row) => row[name]) }])),
        relative_error: { numbers: Float64Array.from(rows, (row) => row.relativeError) },
        bubble: { texts: rows.map(({ sign }) => (sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'none')) },
      },
    }),
  });
};

export const LPPLS = allAnswering({ lppls_value: value, lppls: fit, lppls_confidence: confidence });
