import { model } from "@medusajs/framework/utils"

import { Invoice } from "./invoice"

/**
 * One part of an invoice and the day it is due; every issued invoice has at least one.
 *
 * Aging counts these. The names are copied from the invoice, so that reports read one index.
 */
export const Instalment = model.define("crm_instalment", {
  id: model.id({ prefix: "crmins" }).primaryKey(),
  position: model.number(),
  due_date: model.text(),
  amount: model.bigNumber(),
  allocated_total: model.bigNumber().default(0),
  currency_code: model.text(),
  bill_to_customer_id: model.text().nullable(),
  customer_id: model.text().nullable(),
  customer_name: model.text().nullable(),
  owner_id: model.text().nullable(),
  /** Asks for money now: its invoice is issued and not all of it is allocated. Kept by triggers. */
  open: model.boolean().default(false),
  invoice: model.belongsTo(() => Invoice, { mappedBy: "instalments" }),
})
