import { DocumentList } from "../../../shared/lists/list-documents"

const COLUMNS = [
  "id", "statement_id", "mapping_id", "account", "company_id", "booked_date", "amount", "currency_code", "text", "payer_name", "payer_iban", "state",
  "receipt_id", "customer_id", "customer_name", "created_at", "updated_at",
] // prettier-ignore

/** Bank lines; `outstanding` adds what came in and is neither settled nor ignored. */
export const bankLineList = (): DocumentList => ({
  from: "crm_bank_line l",
  alias: "l",
  columns: Object.fromEntries(COLUMNS.map((name) => [name, `l.${name}`])),
  search: ["l.text", "l.payer_name", "l.payer_iban", "l.receipt_number", "l.customer_name"],
  total: "l.amount",
  outstanding: "case when l.state = 'open' then l.amount else 0 end",
  defaultOrder: "-booked_date",
})
