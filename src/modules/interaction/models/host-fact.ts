import { model } from "@medusajs/framework/utils"

/** Something that happened to a host order, once: copied, so that a customer's timeline is one read. */
export const HostFact = model
  .define("crm_host_fact", {
    id: model.id({ prefix: "crmhf" }).primaryKey(),
    kind: model.enum(["order", "delivery", "return"]),
    act: model.enum(["placed", "completed", "canceled", "packed", "shipped", "delivered", "requested", "received"]),
    customer_id: model.text(),
    order_id: model.text(),
    /** The order, its fulfilment or its return. */
    reference: model.text(),
    reference_id: model.text(),
    /** How people call the order. */
    number: model.text(),
    /** Major units of `currency_code`; of an order only. */
    amount: model.bigNumber().nullable(),
    currency_code: model.text().nullable(),
    occurred_at: model.dateTime(),
  })
  .indexes([
    { on: ["act", "reference", "reference_id"], unique: true, name: "IDX_crm_host_fact_once" },
    { on: ["act", "order_id"] },
    { on: ["order_id"] },
    { on: ["customer_id"] },
  ])
