/** What is set aside for claims to come at the end of a day, and what claims were expected to cost in its month; decimal text. */
export type Provided = { provision: string | null; expected_this_month: string | null }

/** Nothing is set aside in this store. */
export const provided = async (): Promise<Provided> => ({ provision: null, expected_this_month: null })
