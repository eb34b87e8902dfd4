/** What the values of a dimension are, which says how they are called. */
export type DimensionKind =
  "text" | "coded" | "user" | "country" | "region" | "sales_channel" | "year" | "quarter" | "month" | "week"

/**
 * What rows and columns may be made of. SQL is written over the rows `f` of the dataset, with the values `:as_of`, `:zone` and `:digits`
 * (of the currency).
 */
export type Dimension = {
  kind: DimensionKind
  /** SQL of the key, a text; null where there is none. */
  key: string
  /** SQL of what it is called, where the key does not say it. */
  name?: string
  /** SQL of the code of what the plugin brings along, which has a name in every language. */
  code?: string
  /** Where the texts of codes stand. */
  words?: string
  /** Every value there is, in its order. */
  values?: readonly string[]
}

/** What is counted or added up. */
export type Measure = {
  kind: "number" | "money" | "percent" | "days"
  /** SQL of the aggregate. */
  sql: string
  /** SQL of what one row adds to it; rows that add nothing are not behind the figure. */
  of: string
  /** Only who sees costs sees it. */
  isCost?: true
}

/** Rows that can be counted by their fields. */
export type Dataset = {
  /** SQL of the rows `f`; of another day than today they may need more beside them. */
  from: string
  fromThen?: string
  where?: string
  /** Whether rows have an amount, so that a pivot is of one currency. */
  hasCurrency: boolean
  /** SQL of the rows that a caller sees who does not see all; `:mine` are the users whose rows they see. */
  scope: string
  /** Days by which periods are meant, as SQL of texts; the first is the usual one. */
  dates: Record<string, string>
  dimensions: Record<string, Dimension>
  measures: Record<string, Measure>
  /** The document of a row: SQL of its id and number. */
  document: { id: string; number: string }
}

/** So many rows. */
export const COUNT: Measure = { kind: "number", sql: "count(*)", of: "1" }

/** A sum of amounts. */
export const sum = (of: string): Measure => ({ kind: "money", sql: `coalesce(sum(${of}), 0)`, of })

/** The mean amount, in the currency's digits. */
export const mean = (of: string): Measure => ({ kind: "money", sql: `round(avg(${of}), :digits)`, of })

/** How many rows something holds of. */
export const countIf = (condition: string): Measure => ({
  kind: "number",
  sql: `count(*) filter (where ${condition})`,
  of: `case when ${condition} then 1 end`,
})

/** Rows that something holds of, in percent of those that count at all; by number unless weighed. */
export const rate = (condition: string, among: string, weight = "1"): Measure => ({
  kind: "percent",
  sql: `round(100.0 * coalesce(sum(${weight}) filter (where ${condition}), 0) / nullif(sum(${weight}) filter (where ${among}), 0), 2)`,
  of: `case when ${among} then 1 end`,
})

/** A record that has a name of its own, and a code where the plugin brought it along. */
export const named = (name: string, words?: string): Dimension => ({
  kind: "text",
  key: `f.${name}_id`,
  name: `f.${name}_name`,
  ...(words ? { code: `f.${name}_code`, words } : {}),
})

/** One of a few words. */
export const coded = (key: string, words: string, values?: readonly string[]): Dimension => ({
  kind: "coded",
  key,
  words,
  values,
})

export const USER = (column: string): Dimension => ({ kind: "user", key: `f.${column}` })
export const TEXT = (column: string): Dimension => ({ kind: "text", key: `nullif(f.${column}, '')` })
export const TEAM = named("team")
export const CUSTOMER = named("customer")
export const PLACE: Record<"region" | "sales_channel", Dimension> = {
  region: { kind: "region", key: "f.region_id" },
  sales_channel: { kind: "sales_channel", key: "f.sales_channel_id" },
}
export const ADDRESS: Record<"country" | "city", Dimension> = {
  country: { kind: "country", key: "nullif(f.country_code, '')" },
  city: TEXT("city"),
}
export const CUSTOMER_KIND = coded("f.customer_kind", "pivot.customerKinds", ["business", "consumer"])

/** Rows of nobody and those of some users. */
export const OWN = "(f.owner_id is null or f.owner_id = any (:mine))"
