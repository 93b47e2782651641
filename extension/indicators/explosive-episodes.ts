/** A stretch of explosive behaviour; rows count from 0, both ends belong to it. */
export interface ExplosiveEpisode {
  start: number;
  end: number;
  /** Row of the highest statistic. */
  peak: number;
  /**
   * A fall can be as explosive as a rise: where the level at the peak of the statistic stands against the last level
   * before the episode.
   */
  direction: 'up' | 'down';
  /** The series ends before the episode does. */
  ongoing: boolean;
}

/** ln T rows, rounded up: the shortest episode that Phillips, Shi & Yu 2015 let count (δ = 1). */
export function defaultDuration(length: number): number {
  return Math.ceil(Math.log(length));
}

/**
 * Date-stamps episodes: rows in which the backward statistic exceeds the boundary (Phillips, Shi & Yu 2015, equations 9 and
 * 10). Which boundary is a matter of convention: the pointwise quantile of the backward statistic (`bsadf95`) or the quantile
 * of SADF (`sadf95`); the caller says which it used.
 *
 * @param series levels, @param statistic `bsadf`, @param boundary per row, all of one length; a row without statistic or
 * boundary (NaN) is in no episode
 * @param minDuration rows; shorter episodes are dropped, also one that is still going on
 * @throws RangeError when the lengths differ
 */
export function explosiveEpisodes(
  series: ArrayLike<number>,
  statistic: Float64Array,
  boundary: Float64Array,
  minDuration = defaultDuration(series.length),
): ExplosiveEpisode[] {
  if (statistic.length !== series.length || boundary.length !== series.length) {
    throw new RangeError('Series, statistic and boundary need the same rows');
  }
  const episodes: ExplosiveEpisode[] = [];
  let start = -1;
  for (let row = 0; row <= series.length; row++) {
    const explosive = row < series.length && statistic[row]! > boundary[row]!;
    if (explosive && start < 0) start = row;
    if (explosive || start < 0) continue;
    if (row - start >= minDuration) episodes.push(describe(series, statistic, start, row - 1));
    start = -1;
  }
  return episodes;
}

function describe(series: ArrayLike<number>, statistic: Float64Array, start: number, end: number): ExplosiveEpisode {
  let peak = start;
  for (let row = start; row <= end; row++) if (statistic[row]! > statistic[peak]!) peak = row;
  const before = series[Math.max(0, start - 1)]!;
  return { start, end, peak, direction: series[peak]! >= before ? 'up' : 'down', ongoing: end === series.length - 1 };
}
