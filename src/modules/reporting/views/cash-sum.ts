import { ViewColumn, ViewEntity } from "typeorm"

/** Differences whose sum is the money expected, by day and what is still to be added to it. Kept by triggers. */
@ViewEntity({ name: "crm_view_cash_sum", synchronize: false })
export class CashSum {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly scenario!: "best" | "expected" | "worst"
  @ViewColumn() readonly kind!: "receivables" | "quotes"
  /** Receivables: the due day with the debtor's own delay. Quotes: the expected close, `0001-01-01` without one. */
  @ViewColumn() readonly day!: string
  /** Days that come after the close: the debtor's own delay and the terms of the quote, where there are any. */
  @ViewColumn() readonly shift!: number
  /** Whether the store's delay is not to be added. */
  @ViewColumn() readonly own_delay!: boolean
  /** Whether the store's terms are not to be added. */
  @ViewColumn() readonly own_terms!: boolean
  /** null for drafts and for quotes that do not expire. */
  @ViewColumn() readonly valid_until!: string | null
  @ViewColumn() readonly amount!: string
}
