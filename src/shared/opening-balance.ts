/** What a ledger of before left open: no sale of this one. It has no code in UNTDID 1001, for it is no paper that anybody gets as a tax document. */
export const OPENING_INVOICE = "opening"

/** Series that count what was taken over, by kind; the documents keep the numbers they had. */
export const OPENING_SERIES = { invoice: "OPEN", credit: "OPENCR" } as const

export type OpeningKind = keyof typeof OPENING_SERIES
