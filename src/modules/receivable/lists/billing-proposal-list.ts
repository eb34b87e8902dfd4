import { DocumentList } from "../../../shared/lists/list-documents"

const COLUMNS = [
  "id",
  "order_id",
  "order_display_id",
  "customer_id",
  "bill_to_customer_id",
  "customer_name",
  "owner_id",
  "currency_code",
  "kind",
  "reason",
  "state",
  "amount",
  "created_at",
  "updated_at",
  "decided_at",
]

/** Proposed credit notes and supplementary invoices; `outstanding` is what is not decided yet. */
export const billingProposalList = (): DocumentList => ({
  from: "crm_billing_proposal p",
  alias: "p",
  columns: Object.fromEntries(COLUMNS.map((name) => [name, `p.${name}`])),
  search: ["p.order_display_id", "p.customer_name"],
  total: "p.amount",
  outstanding: "case when p.state = 'open' then p.amount else 0 end",
  defaultOrder: "-created_at",
})
