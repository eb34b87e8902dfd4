import { CLAIMS, FOLLOW_UPS } from "./after-sales"
import { Dataset, Dimension } from "./field"
import { INVOICE_DATASET, INVOICE_ITEMS, RECEIPTS } from "./money"
import { QUOTES } from "./quotes"

/** Everything that a pivot can be made of. Statements are built from here only. */
export const DATASETS = {
  quotes: QUOTES,
  invoices: INVOICE_DATASET,
  invoice_items: INVOICE_ITEMS,
  receipts: RECEIPTS,
  claims: CLAIMS,
  follow_ups: FOLLOW_UPS,
} satisfies Record<string, Dataset>

export type DatasetKey = keyof typeof DATASETS
export const DATASET_KEYS = Object.keys(DATASETS) as DatasetKey[]

/** Stretches of the day by which a pivot is meant. */
const PERIODS: Record<"year" | "quarter" | "month" | "week", (day: string) => string> = {
  year: (day) => `substr(${day}, 1, 4)`,
  quarter: (day) => `substr(${day}, 1, 4) || '-Q' || to_char((${day})::date, 'Q')`,
  month: (day) => `substr(${day}, 1, 7)`,
  week: (day) => `to_char(date_trunc('week', (${day})::date), 'YYYY-MM-DD')`,
}
export type PeriodKind = keyof typeof PERIODS
export const isPeriod = (kind: string): kind is PeriodKind => Object.hasOwn(PERIODS, kind)

/** All that rows and columns of a dataset may be, periods of one of its days among them. */
export function dimensionsOf(dataset: Dataset, date: string): Record<string, Dimension> {
  const day = dataset.dates[date]
  const periods = Object.entries(PERIODS).map(([kind, key]): [string, Dimension] => [
    kind,
    { kind: kind as PeriodKind, key: key(day) },
  ])
  return { ...dataset.dimensions, ...Object.fromEntries(periods) }
}
