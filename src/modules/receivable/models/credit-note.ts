import { model } from "@medusajs/framework/utils"

import { Allocation } from "./allocation"
import { CreditNoteItem } from "./credit-note-item"
import { Invoice } from "./invoice"

/** One document that takes back all or part of one invoice. Amounts are positive; immutable from issue on, as an invoice. */
export const CreditNote = model
  .define("crm_credit_note", {
    id: model.id({ prefix: "crmcn" }).primaryKey(),
    number: model.text().searchable().nullable(),
    status: model.enum(["draft", "issued"]).default("draft"),
    /** UNTDID 1001; 381 is a credit note. */
    document_type: model.text().default("381"),
    company_id: model.text().default("default"),
    series: model.text(),
    year: model.number().nullable(),
    sequence: model.number().nullable(),
    hash: model.text().nullable(),
    previous_hash: model.text().nullable(),

    issue_date: model.text().nullable(),
    currency_code: model.text(),
    order_id: model.text().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().searchable().nullable(),
    bill_to_customer_id: model.text().nullable(),
    owner_id: model.text().nullable(),
    locale: model.text(),
    seller: model.json(),
    buyer: model.json(),
    billing_address: model.json().nullable(),
    fiscal_documents: model.enum(["here", "elsewhere"]),
    reason: model.text().nullable(),
    /** Why it was made, for reports; free words are in `reason`. */
    reason_code: model
      .enum(["correction", "return", "cancellation", "price", "early_payment", "warranty", "goodwill", "other"])
      .nullable(),

    subtotal: model.bigNumber().default(0),
    discount_total: model.bigNumber().default(0),
    shipping_total: model.bigNumber().default(0),
    tax_lines: model.json().nullable(),
    tax_total: model.bigNumber().default(0),
    /** As on the invoice. */
    tax_accounting: model.json().nullable(),
    rounding_total: model.bigNumber().default(0),
    total: model.bigNumber().default(0),
    allocated_total: model.bigNumber().default(0),
    /** Sum of its payments back that stand. */
    refunded_total: model.bigNumber().default(0),

    issued_at: model.dateTime().nullable(),
    issued_by: model.text().nullable(),

    invoice: model.belongsTo(() => Invoice, { mappedBy: "credit_notes" }),
    items: model.hasMany(() => CreditNoteItem, { mappedBy: "credit_note" }),
    allocations: model.hasMany(() => Allocation, { mappedBy: "credit_note" }),
  })
  .indexes([
    { on: ["number", "company_id"], unique: true, name: "IDX_crm_credit_note_number" },
    { on: ["company_id", "series", "year", "sequence"], unique: true, name: "IDX_crm_credit_note_sequence" },
    { on: ["customer_id"] },
    { on: ["bill_to_customer_id"] },
    { on: ["order_id"] },
    { on: ["currency_code", "issue_date"] },
  ])
