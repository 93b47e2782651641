// Parameters that indicators of deals share, and small networks for their examples.
import { data, parameter } from '../function-entry';

export const DEALS = parameter('deals', 'deals', 'a deals cell; one row a deal, cancelled ones left out');
export const AS_OF = parameter('as_of', 'date', 'what was known on this date', {
  optional: true,
  default: 'the as-of date',
});

/** A pays B 100, B pays A 60. */
export const EYE = data('deals d\nfrom, to, kind, amount\nA, B, purchase, $100B\nB, A, equity, $60B');
/** The seed article's circle, with half of what Nvidia gives coming back. */
export const ARTICLE = data(
  'deals d\nfrom, to, kind, amount\nNvidia, OpenAI, equity, $100B\nOpenAI, Nvidia, purchase, $50B\nOpenAI, Oracle, cloud, $300B',
);
