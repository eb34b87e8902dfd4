import { DocumentList } from "../../../shared/lists/list-documents"

const COLUMNS = [
  "id",
  "order_id",
  "display_id",
  "currency_code",
  "customer_id",
  "bill_to_customer_id",
  "customer_name",
  "owner_id",
  "placed_date",
  "delivered_date",
  "total",
  "to_invoice_quantity",
  "to_invoice_total",
  "created_at",
]

/** Orders of which something was delivered and is on no invoice; `outstanding` is what that comes to. */
export const toInvoiceList = (): DocumentList => ({
  from: "crm_receivable_order o",
  alias: "o",
  columns: Object.fromEntries(COLUMNS.map((name) => [name, `o.${name}`])),
  search: ["o.display_id", "o.customer_name"],
  total: "o.total",
  outstanding: "o.to_invoice_total",
  defaultOrder: "delivered_date",
})
