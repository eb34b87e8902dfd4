import { model } from "@medusajs/framework/utils"

import { Allocation } from "./allocation"
import { CreditNote } from "./credit-note"
import { Instalment } from "./instalment"
import { InvoiceItem } from "./invoice-item"

/**
 * One document that asks one debtor for money.
 *
 * Amounts are major units of `currency_code`, rounded to it; days are the store's. From issue on a trigger refuses every change but
 * what is allocated and the marks of voiding. Outstanding, payment status and days overdue are derived when read.
 */
export const Invoice = model
  .define("crm_invoice", {
    id: model.id({ prefix: "crminv" }).primaryKey(),
    /** Null until issued, then for good: series, year and sequence, such as INV-2026-0001. */
    number: model.text().searchable().nullable(),
    status: model.enum(["draft", "issued", "voided"]).default("draft"),
    /**
     * UNTDID 1001; 380 is a commercial invoice, 386 one for a deposit, 84 one of interest and fees, which is no sale. "opening" is what a
     * ledger of before left open: it keeps the number it had there, which may be one of ours too, and series and sequence count it here.
     */
    document_type: model.text().default("380"),
    company_id: model.text().default("default"),
    series: model.text(),
    year: model.number().nullable(),
    sequence: model.number().nullable(),
    /** Over every frozen column and `previous_hash`; see rules/hash-chain.ts. */
    hash: model.text().nullable(),
    previous_hash: model.text().nullable(),

    issue_date: model.text().nullable(),
    supply_date: model.text().nullable(),
    /** Of the last instalment (EN 16931 BT-9). */
    due_date: model.text().nullable(),
    currency_code: model.text(),

    order_id: model.text().nullable(),
    order_display_id: model.text().nullable(),
    /** Version of the host's order that was invoiced. */
    order_version: model.number().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().searchable().nullable(),
    /** Whose debt it is. */
    bill_to_customer_id: model.text().nullable(),
    customer_kind: model.enum(["business", "consumer"]),
    owner_id: model.text().nullable(),
    locale: model.text(),
    /** Both sides as they stood at issue: names, tax id, address. */
    seller: model.json(),
    buyer: model.json(),
    billing_address: model.json().nullable(),
    shipping_address: model.json().nullable(),
    purchase_order_number: model.text().nullable(),
    /** What the buyer wants to find its papers by (EN 16931 BT-10). */
    buyer_reference: model.text().nullable(),
    /** Printed under the lines (EN 16931 BT-22). */
    notes: model.text().nullable(),
    /** Where to pay: `{ iban?, bic?, bank_name?, pix_key?, pix_city?, text?, reference? }`, as it stood at issue. */
    payment_instructions: model.json().nullable(),
    /** Set when the invoice is of one fulfilment; at most one invoice stands of each. */
    fulfillment_id: model.text().nullable(),
    /** `{ name, instalments: [{ percent, days, end_of_month? }] }` */
    payment_terms: model.json(),
    /** "elsewhere": the tax invoice is made in the tax office's own system. */
    fiscal_documents: model.enum(["here", "elsewhere"]),
    prices_include_tax: model.boolean().default(false),

    /** Items before discount, without tax and shipping. */
    subtotal: model.bigNumber().default(0),
    discount_total: model.bigNumber().default(0),
    shipping_total: model.bigNumber().default(0),
    /** `[{ rate, code, name, category, exemption_code, exemption_reason, base, amount }]`, decimal strings, one per tax. */
    tax_lines: model.json().nullable(),
    tax_total: model.bigNumber().default(0),
    /** Tax in the company's currency where it differs: `{ currency_code, rate, rate_date, source?, tax_total }` (EN 16931 BT-6, BT-111). */
    tax_accounting: model.json().nullable(),
    /** What closes net + tax to the host's rounded order total (EN 16931 BT-114). */
    rounding_total: model.bigNumber().default(0),
    total: model.bigNumber().default(0),
    /** Money taken on the order before the invoice was issued. */
    prepaid: model.bigNumber().default(0),
    /** total − prepaid */
    payable: model.bigNumber().default(0),
    /** Sum of its allocations that stand. */
    allocated_total: model.bigNumber().default(0),

    issued_at: model.dateTime().nullable(),
    issued_by: model.text().nullable(),
    /** First time the buyer got it, by mail or as a file; from then on it can only be credited. */
    handed_over_at: model.dateTime().nullable(),
    /** First time it left in a CSV of the journal or the list: other books may have it; from then on it can only be credited. */
    exported_at: model.dateTime().nullable(),
    voided_at: model.dateTime().nullable(),
    voided_by: model.text().nullable(),
    voided_date: model.text().nullable(),
    void_note: model.text().nullable(),

    items: model.hasMany(() => InvoiceItem, { mappedBy: "invoice" }),
    instalments: model.hasMany(() => Instalment, { mappedBy: "invoice" }),
    allocations: model.hasMany(() => Allocation, { mappedBy: "invoice" }),
    credit_notes: model.hasMany(() => CreditNote, { mappedBy: "invoice" }),
  })
  .cascades({ delete: ["items", "instalments"] })
  .indexes([
    {
      on: ["number", "company_id"],
      unique: true,
      where: "document_type <> 'opening' and deleted_at is null",
      name: "IDX_crm_invoice_number",
    },
    {
      on: ["number", "customer_id", "company_id"],
      unique: true,
      where: "document_type = 'opening' and status <> 'voided' and deleted_at is null",
      name: "IDX_crm_invoice_opening",
    },
    { on: ["number", "company_id"], name: "IDX_crm_invoice_any_number" },
    { on: ["company_id", "series", "year", "sequence"], unique: true, name: "IDX_crm_invoice_sequence" },
    { on: ["order_id"] },
    { on: ["customer_id"] },
    { on: ["bill_to_customer_id"] },
    { on: ["owner_id"] },
    {
      on: ["fulfillment_id"],
      unique: true,
      where: "fulfillment_id is not null and status <> 'voided' and deleted_at is null",
      name: "IDX_crm_invoice_fulfillment",
    },
    { on: ["currency_code", "issue_date"] },
  ])
