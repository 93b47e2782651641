// A notebook that shows each statement of the language once. A test runs it: no error and no warning.

export const TOUR: readonly string[] = [
  'sources references\nkey, title\nnbd, National Business Daily',
  'deals d\nfrom, to, kind, amount, date, source\nNvidia, OpenAI, equity, up to $100B, 2025-09-22, nbd\nOpenAI, Oracle, cloud, $300B, 2025-09-10, nbd',
  'fx rates\ndate, from, to, rate, source\n2025-09-30, USD, CNY, 7.12, assumption',
  `# Definitions. A number says where it comes from, or that it is assumed.
revenue  = $12B/year [^nbd]               # a flow
promised = at least $1T [^nbd]            # only the lower end is known
growth   = 20% to 60% [^assumption]       # a 90% interval
horizon  = 3..5 years [^assumption]       # hard ends
stake    = up to $100B [^nbd]             # a bound
back     = most of stake                  # from half of it to all of it
cover    = years_of_revenue(promised, revenue)
path     = series(2026..2031, y => revenue * (1 + growth)^(y - 2025))
earned   = total(path)
in_2031  = path at 2031
chance   = P(earned > $500B) [^assumption]
in_yuan  = revenue in CNY

# Tables.
bought   = sum(d.amount where from == "OpenAI") by kind
largest  = first((d sort amount desc top 1).to)

# Functions and units of one's own.
lease(n: GW): USD = n * $45B/GW [^assumption]
site     = lease(2 GW [^assumption])
unit token
price    = $10 / 1M token [^assumption]

# Ties, levels, truths, alternatives.
correlate growth, horizon = 0.3
gauge exposure = vendor_financing($110B, revenue: $165B) [^assumption]  warn > 24%  alarm > 80%
assert back <= stake   "no more comes back than went in"
scenario winter "AI winter" from base { growth = 0%..10% [^assumption] }
worse    = earned @ winter
both     = compare(earned, [base, winter])`,
];
