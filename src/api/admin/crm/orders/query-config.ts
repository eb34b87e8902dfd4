import { AnswerConfig } from "../../../shared"

export const toInvoiceAnswer: AnswerConfig = {
  entity: "crm_receivable_order",
  defaults: [
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
    "paid_total",
    "invoiced_total",
    "delivered_total",
    "to_invoice_quantity",
    "to_invoice_total",
    "lines",
  ],
}
