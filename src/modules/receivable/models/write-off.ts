import { model } from "@medusajs/framework/utils"

import { Allocation } from "./allocation"

/**
 * A rest of one invoice that is not asked for any more, with its reason. Append-only but for the marks of its reversal.
 *
 * It settles its invoice by allocations, as money does; taxes stay as they were invoiced.
 */
export const WriteOff = model
  .define("crm_write_off", {
    id: model.id({ prefix: "crmwo" }).primaryKey(),
    invoice_id: model.text(),
    amount: model.bigNumber(),
    /** `amount` until it is undone, then 0. */
    allocated_total: model.bigNumber().default(0),
    currency_code: model.text(),
    /** The day it counts from. */
    write_off_date: model.text(),
    reason_code: model.enum(["small_difference", "bank_fee", "rounding", "bad_debt", "other"]),
    note: model.text().nullable(),
    company_id: model.text().default("default"),
    order_id: model.text().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().searchable().nullable(),
    bill_to_customer_id: model.text().nullable(),
    owner_id: model.text().nullable(),
    written_off_by: model.text().nullable(),
    reversed_at: model.dateTime().nullable(),
    reversed_by: model.text().nullable(),
    /** It counts until the day before. */
    reversed_date: model.text().nullable(),
    allocations: model.hasMany(() => Allocation, { mappedBy: "write_off" }),
  })
  .indexes([
    { on: ["invoice_id"] },
    { on: ["bill_to_customer_id"] },
    { on: ["currency_code", "write_off_date"] },
  ])
