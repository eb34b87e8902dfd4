import { model } from "@medusajs/framework/utils"

/** An entitlement: the cover of one lot of sold units by one plan's terms. Expired and not begun are read from its days. */
export const Warranty = model
  .define("crm_warranty", {
    id: model.id({ prefix: "crmw" }).primaryKey(),
    number: model.text(),
    plan_id: model.text(),
    plan_name: model.text(),
    basis: model.enum(["statutory", "commercial", "service"]),
    /** The plan's terms as they were when it began. */
    terms: model.json(),
    status: model.enum(["pending", "active", "canceled"]),
    source: model.enum(["delivery", "shipment", "order", "registration", "script", "sold", "replacement"]),
    /** What it was opened from, once for each plan: a fulfilment item, an order line, a registration. */
    source_key: model.text(),
    /** Which units of what it was opened from, where some were split off: the id of the first entitlement that they have alone. Empty for the others. */
    part: model.text().default(""),
    /** The entitlement that its units were split off. */
    split_from_id: model.text().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().nullable(),
    customer_email: model.text().nullable(),
    customer_phone: model.text().nullable(),
    customer_kind: model.enum(["business", "consumer"]),
    country_code: model.text().nullable(),
    order_id: model.text().nullable(),
    order_number: model.text().nullable(),
    /** The host's order line item. */
    line_id: model.text().nullable(),
    fulfillment_item_id: model.text().nullable(),
    product_id: model.text().nullable(),
    variant_id: model.text().nullable(),
    sku: model.text().nullable(),
    title: model.text(),
    original_quantity: model.bigNumber(),
    /** Units that came back: returned, exchanged, canceled or replaced. */
    returned_quantity: model.bigNumber().default(0),
    /** Of what was bought alone and attached to goods: units whose goods came back. */
    goods_returned_quantity: model.bigNumber().default(0),
    /** Units now covered: original less returned. */
    quantity: model.bigNumber(),
    /** Days of the store; null while it waits for registration. Covered from the first to the last, both included. */
    starts_date: model.text().nullable(),
    ends_date: model.text().nullable(),
    purchase_date: model.text().nullable(),
    currency_code: model.text().nullable(),
    /**
     * What `original_quantity` units were sold for, without tax and after discounts, in major units of `currency_code`; of a sold plan what was
     * paid for the plan. Null where no order says it.
     */
    net_total: model.bigNumber().nullable(),
    /** Where it took over from another entitlement, by a replacement. */
    replaces_id: model.text().nullable(),
    /** The entitlement of the line that a sold plan extends. */
    extends_id: model.text().nullable(),
    /** What a sold plan was bought for and is not for; it waits until somebody attaches it to goods that fit. */
    unfit_title: model.text().nullable(),
    /** The customer who had it before. */
    transferred_from_id: model.text().nullable(),
    transferred_at: model.dateTime().nullable(),
    note: model.text().nullable(),
    canceled_at: model.dateTime().nullable(),
    canceled_by: model.text().nullable(),
    cancel_note: model.text().nullable(),
  })
  .indexes([
    { on: ["number"], unique: true },
    { on: ["source_key", "plan_id", "part"], unique: true, name: "IDX_crm_warranty_once" },
    { on: ["customer_id"] },
    { on: ["order_id"] },
    { on: ["line_id"] },
    { on: ["product_id"] },
    { on: ["variant_id"] },
    { on: ["plan_id"] },
    { on: ["ends_date", "id"] },
    { on: ["created_at", "id"] },
    { on: ["replaces_id"], where: "replaces_id is not null", name: "IDX_crm_warranty_replaces_id" },
    { on: ["split_from_id"], where: "split_from_id is not null", name: "IDX_crm_warranty_split_from_id" },
    { on: ["id"], where: "unfit_title is not null", name: "IDX_crm_warranty_unfit" },
    { on: ["extends_id"], where: "extends_id is not null", name: "IDX_crm_warranty_extends_id" },
  ])
