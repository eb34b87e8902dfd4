import { model } from "@medusajs/framework/utils"

/**
 * One customer who is another one: documents keep their own customer, and every read counts them at the root.
 *
 * `merged_into_id` is what was said, one step; `root_id` is where all steps end, so that one look resolves a chain.
 */
export const CustomerAlias = model
  .define("crm_customer_alias", {
    customer_id: model.text().primaryKey(),
    merged_into_id: model.text(),
    root_id: model.text(),
    merged_at: model.dateTime(),
    merged_by: model.text(),
  })
  .indexes([{ on: ["root_id"] }, { on: ["merged_into_id"] }])
