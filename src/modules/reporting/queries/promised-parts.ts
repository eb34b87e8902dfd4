/**
 * Common tables that cut open instalments where promises and disputes begin and end; how, their functions in `migrations/` say.
 *
 * Both are those of today; on another day (`:is_now` false) nothing is cut.
 */
export const PROMISED_PARTS: readonly { name: string; sql: string }[] = [
  { name: "cut", sql: "select * from crm_cash_cuts(:currency_code, :as_of) where :is_now" },
  { name: "disputed", sql: "select * from crm_cash_disputes(:currency_code) where :is_now" },
]
