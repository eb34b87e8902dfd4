import type { InvoiceDraftInput } from "../../modules/receivable/types"

/** An invoice over one bolt at 10.00 without tax, to a business. @param days - until it is due */
export const boltInvoice = (customer_id: string, customer_name: string, currency_code: string, days: number): InvoiceDraftInput => ({
  currency_code,
  customer_id,
  customer_name,
  customer_kind: "business",
  locale: "en",
  seller: { legal_name: "Seller SA" },
  buyer: { legal_name: customer_name },
  payment_terms: { name: "net", instalments: [{ percent: 100, days }] },
  fiscal_documents: "elsewhere",
  lines: [{ kind: "item", title: "Bolt", quantity: 1, unit_price: "10", subtotal: "10", discount_total: "0", tax_lines: [] }],
}) // prettier-ignore
