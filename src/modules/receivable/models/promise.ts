import { model } from "@medusajs/framework/utils"

/**
 * What a debtor said it will pay, and by when: on one invoice, or on its account as a whole. It settles nothing.
 *
 * Whether it was kept is derived from what was allocated (view `crm_promise_progress`), never stored.
 */
export const PaymentPromise = model
  .define("crm_promise", {
    id: model.id({ prefix: "crmpr" }).primaryKey(),
    /** Null: on the account. */
    invoice_id: model.text().nullable(),
    invoice_number: model.text().nullable(),
    customer_id: model.text().nullable(),
    /** Whose promise it is: the debtor. */
    bill_to_customer_id: model.text().nullable(),
    customer_name: model.text().nullable(),
    currency_code: model.text(),
    /** Major units of `currency_code`, above 0. */
    amount: model.bigNumber(),
    promised_date: model.text(),
    /** `promised_date` and the days of grace of that time: money that came by this day kept the promise. */
    last_date: model.text(),
    made_date: model.text(),
    note: model.text().nullable(),
    /** Who of the debtor said so. */
    told_by: model.text().nullable(),
    /** Who took it down. */
    recorded_by: model.text(),
    owner_id: model.text().nullable(),
    canceled_at: model.dateTime().nullable(),
    canceled_by: model.text().nullable(),
    cancel_note: model.text().nullable(),
  })
  .indexes([{ on: ["invoice_id"] }, { on: ["bill_to_customer_id", "currency_code"] }])
