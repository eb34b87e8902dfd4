/** Filters that lists and reports of documents share: whose they are, and where they were sold. */
export const NARROWING = ["owner_id", "team_id", "region_id", "sales_channel_id"] as const

export type Narrowing = Partial<Record<(typeof NARROWING)[number], string>>
