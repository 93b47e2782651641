/** A number, or the reason why there is none: errors of indicators are values, worded where they are shown. */
export type Outcome<Code extends string> = { ok: true; value: number } | { ok: false; code: Code };
