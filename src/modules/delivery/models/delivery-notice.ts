import { model } from "@medusajs/framework/utils"

/** One mail about delivery dates to the customer of an order, and what they answered. */
export const DeliveryNotice = model
  .define("crm_delivery_notice", {
    id: model.id({ prefix: "crmdn" }).primaryKey(),
    order_id: model.text(),
    customer_id: model.text().nullable(),
    kind: model.enum(["dated", "changed", "undated"]),
    /** Which changes it tells; the same are told once. */
    content_key: model.text(),
    /** What it says: `{ line_id, title, quantity, promised_date, told_date }` of each open line. */
    lines: model.json(),
    recipient: model.text(),
    locale: model.text(),
    /** Words of staff on top. */
    message: model.text().nullable(),
    answer: model.enum(["fine", "call", "text"]).nullable(),
    answer_text: model.text().nullable(),
    answered_at: model.dateTime().nullable(),
    /** How often they answered; a page takes so many and no more. */
    answers: model.number().default(0),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([{ on: ["order_id", "content_key"], unique: true, name: "IDX_crm_delivery_notice_once" }])
