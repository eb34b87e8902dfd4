import { model } from "@medusajs/framework/utils"

/**
 * A payment of one invoice that its buyer began on the invoice's page, through a payment collection of the host of its own. What the
 * host captured of it became receipts; a begun payment that gave way to another, or that nobody is to pay any more, is ended. Money
 * that comes for it all the same is taken.
 */
export const InvoicePayment = model
  .define("crm_invoice_payment", {
    id: model.id({ prefix: "crmip" }).primaryKey(),
    invoice_id: model.text(),
    /** What the invoice asked for when it was begun, major units of `currency_code`. */
    amount: model.bigNumber(),
    currency_code: model.text(),
    payment_collection_id: model.text(),
    provider_id: model.text(),
    status: model.enum(["pending", "paid", "ended"]).default("pending"),
    paid_at: model.dateTime().nullable(),
    /** When the provider was asked last. */
    checked_at: model.dateTime().nullable(),
    /** Until when one caller has it to itself: asking a provider twice at once can undo the payment (2.21.2). */
    held_until: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["payment_collection_id"], unique: true },
    {
      on: ["invoice_id"],
      unique: true,
      where: "status = 'pending' and deleted_at is null",
      name: "IDX_crm_invoice_payment_pending",
    },
    { on: ["invoice_id"] },
    { on: ["status"] },
  ])
