import { model } from "@medusajs/framework/utils"

import { Allocation } from "./allocation"

/**
 * Money that came in, once, from wherever.
 *
 * One of source "opening" is what a ledger of before owed a customer; it keeps the number that it had there.
 *
 * One of source "invoice_page" was paid on the page of an invoice, through a payment of the host that is on no order.
 *
 * amount = allocated_total + refunded_total + what is unallocated; a trigger keeps everything but the two running totals.
 */
export const Receipt = model
  .define("crm_receipt", {
    id: model.id({ prefix: "crmrc" }).primaryKey(),
    number: model.text().searchable(),
    company_id: model.text().default("default"),
    series: model.text(),
    year: model.number(),
    sequence: model.number(),
    customer_id: model.text().nullable(),
    customer_name: model.text().searchable().nullable(),
    bill_to_customer_id: model.text().nullable(),
    amount: model.bigNumber(),
    allocated_total: model.bigNumber().default(0),
    refunded_total: model.bigNumber().default(0),
    currency_code: model.text(),
    received_date: model.text(),
    /** How it came: "bank_transfer", or the host's payment provider. */
    method: model.text().nullable(),
    /** The payer's own text. */
    reference: model.text().searchable().nullable(),
    /** Where the record comes from, with `source_id` unique: a repeat of it answers the same receipt. */
    source: model.enum(["manual", "host_capture", "bank", "opening", "invoice_page"]),
    source_id: model.text().nullable(),
    /** Money taken on this order: an advance until the order is invoiced, then it settles the order's invoices only. */
    order_id: model.text().nullable(),
    payment_id: model.text().nullable(),
    payment_collection_id: model.text().nullable(),
    owner_id: model.text().nullable(),
    allocations: model.hasMany(() => Allocation, { mappedBy: "receipt" }),
  })
  .indexes([
    {
      on: ["number", "company_id"],
      unique: true,
      where: "source <> 'opening' and deleted_at is null",
      name: "IDX_crm_receipt_number",
    },
    { on: ["number", "company_id"], name: "IDX_crm_receipt_any_number" },
    { on: ["company_id", "series", "year", "sequence"], unique: true, name: "IDX_crm_receipt_sequence" },
    {
      on: ["source", "source_id"],
      unique: true,
      where: "source_id is not null and deleted_at is null",
      name: "IDX_crm_receipt_source",
    },
    { on: ["customer_id"] },
    { on: ["bill_to_customer_id"] },
    { on: ["order_id"] },
    { on: ["payment_id"] },
    { on: ["currency_code", "received_date"] },
  ])
