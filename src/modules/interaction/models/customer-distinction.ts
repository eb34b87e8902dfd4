import { model } from "@medusajs/framework/utils"

/** Customers who look like one and are not, as somebody said: they are suggested no more. `key` is their ids, sorted. */
export const CustomerDistinction = model
  .define("crm_customer_distinction", {
    id: model.id({ prefix: "crmcd" }).primaryKey(),
    key: model.text(),
    customer_ids: model.array(),
    said_by: model.text(),
  })
  .indexes([{ on: ["key"], unique: true, where: "deleted_at is null", name: "IDX_crm_customer_distinction_once" }])
