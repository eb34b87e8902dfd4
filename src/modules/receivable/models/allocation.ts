import { model } from "@medusajs/framework/utils"

import { CreditNote } from "./credit-note"
import { Instalment } from "./instalment"
import { Invoice } from "./invoice"
import { Receipt } from "./receipt"
import { WriteOff } from "./write-off"

/** A part of one receipt, credit note or write-off applied to one instalment. Append-only but for the marks of its reversal. */
export const Allocation = model
  .define("crm_allocation", {
    id: model.id({ prefix: "crmal" }).primaryKey(),
    /** In the invoice's currency. */
    amount: model.bigNumber(),
    currency_code: model.text(),
    /** What it takes of a receipt in another currency, in that one; else it takes `amount`. */
    source_amount: model.bigNumber().nullable(),
    source_currency: model.text().nullable(),
    /** How much of `currency_code` one unit of `source_currency` was worth, as the table of rates said, on `rate_date`. */
    exchange_rate: model.text().nullable(),
    rate_date: model.text().nullable(),
    rate_source: model.text().nullable(),
    /** Worth of the money less worth of the debt when it was issued, in `exchange_currency`: the company's own. */
    exchange_difference: model.bigNumber().nullable(),
    exchange_currency: model.text().nullable(),
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
    write_off: model.belongsTo(() => WriteOff, { mappedBy: "allocations" }).nullable(),
    invoice: model.belongsTo(() => Invoice, { mappedBy: "allocations" }),
    instalment: model.belongsTo(() => Instalment),
  })
  .indexes([{ on: ["bill_to_customer_id", "allocation_date"] }])
