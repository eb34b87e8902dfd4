import { DocumentList } from "../../../shared/lists/list-documents"

const COLUMNS = [
  "id", "run_id", "bill_to_customer_id", "customer_name", "owner_id", "currency_code", "status", "channel", "level_position", "tone",
  "amount", "days_late", "policy_id", "company_id", "created_at", "sent_at", "needs_person",
] // prettier-ignore

/** Notices of all runs; `outstanding` is what those that may still be sent ask for. */
export const noticeList = (): DocumentList => ({
  from: "crm_dunning_notice n",
  alias: "n",
  columns: {
    ...Object.fromEntries(COLUMNS.map((name) => [name, `n.${name}`])),
    customer_id: "n.bill_to_customer_id",
  },
  search: [
    "n.customer_name",
    "n.recipient",
    "exists (select from jsonb_array_elements(n.invoices) line where line->>'number' ilike ?)",
  ],
  total: "n.amount",
  outstanding: "case when n.status in ('proposed', 'planned', 'open', 'failed') then n.amount else 0 end",
  defaultOrder: "-amount",
})
