import { model } from "@medusajs/framework/utils"

import { CreditNote } from "./credit-note"
import { Instalment } from "./instalment"
import { Invoice } from "./invoice"
import { Receipt } from "./receipt"

/** A part of one receipt or one credit note applied to one instalment. Append-only but for the marks of its reversal. */
export const Allocation = model
  .define("crm_allocation", {
    id: model.id({ prefix: "crmal" }).primaryKey(),
    amount: model.bigNumber(),
    currency_code: model.text(),
    /** The day it counts from; never before the receipt came or the invoice was issued. */
    allocation_date: model.text(),
    bill_to_customer_id: model.text().nullable(),
    allocated_by: model.text().nullable(),
    reversed_at: model.dateTime().nullable(),
    reversed_by: model.text().nullable(),
    /** It counts until the day before. */
    reversed_date: model.text().nullable(),
    receipt: model.belongsTo(() => Receipt, { mappedBy: "allocations" }).nullable(),
    credit_note: model.belongsTo(() => CreditNote, { mappedBy: "allocations" }).nullable(),
    invoice: model.belongsTo(() => Invoice, { mappedBy: "allocations" }),
    instalment: model.belongsTo(() => Instalment),
  })
  .indexes([{ on: ["bill_to_customer_id", "allocation_date"] }])
