import { Day } from "../../../shared/days"
import { DocumentList } from "../../../shared/lists/list-documents"
import { promiseStateSql } from "../rules/promise"

const named = (alias: string, names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `${alias}.${name}`]))

const COMMON = [
  "id",
  "invoice_id",
  "customer_id",
  "bill_to_customer_id",
  "customer_name",
  "owner_id",
  "currency_code",
  "amount",
]

/** Disputes; `outstanding` is what is not resolved. */
export const disputeList = (): DocumentList => ({
  from: "crm_dispute d",
  alias: "d",
  columns: named("d", [
    ...COMMON,
    "invoice_number",
    "reason",
    "status",
    "resolution",
    "opened_date",
    "resolved_date",
    "created_at",
  ]),
  search: ["d.invoice_number", "d.customer_name", "d.note"],
  total: "d.amount",
  outstanding: "case when d.status = 'open' then d.amount else 0 end",
  defaultOrder: "-created_at",
})

/** Promises; `outstanding` is what is not kept, broken or canceled yet. */
export const promiseList = (today: Day): DocumentList => ({
  from: "crm_promise p left join crm_promise_progress g on g.promise_id = p.id",
  alias: "p",
  columns: {
    ...named("p", [...COMMON, "invoice_number", "promised_date", "made_date", "created_at"]),
    state: promiseStateSql(today),
  },
  search: ["p.invoice_number", "p.customer_name", "p.note", "p.told_by"],
  total: "p.amount",
  outstanding: `case when ${promiseStateSql(today)} = 'open' then p.amount else 0 end`,
  defaultOrder: "-promised_date",
})
