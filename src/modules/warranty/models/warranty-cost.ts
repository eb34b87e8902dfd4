import { model } from "@medusajs/framework/utils"

/**
 * One entry of a claim's ledger, in major units of `currency_code`. `deductible` and `recovery` lower what the claim cost. An entry never
 * changes (trigger): a reversal takes it back with the same amount below zero, once.
 */
export const WarrantyCost = model
  .define("crm_warranty_cost", {
    id: model.id({ prefix: "crmwco" }).primaryKey(),
    claim_id: model.text(),
    kind: model.enum(["parts", "labour", "freight", "replacement", "third_party", "other", "deductible", "recovery"]),
    amount: model.bigNumber(),
    currency_code: model.text(),
    account: model.text(),
    /** The day that it counts on. */
    work_date: model.text(),
    note: model.text().nullable(),
    provisioned: model.boolean(),
    source: model.enum(["hand", "part", "labour", "remedy", "recovery", "reversal"]),
    source_id: model.text().nullable(),
    variant_id: model.text().nullable(),
    sku: model.text().nullable(),
    title: model.text().nullable(),
    /** Pieces or hours. */
    quantity: model.bigNumber().nullable(),
    /** What one of them costs. */
    rate: model.bigNumber().nullable(),
    technician: model.text().nullable(),
    reverses_id: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
    request_key: model.text().nullable(),
  })
  .indexes([
    { on: ["claim_id", "created_at"] },
    { on: ["work_date"] },
    { on: ["reverses_id"], unique: true, where: "reverses_id is not null", name: "IDX_crm_warranty_cost_reversed_once" },
    {
      on: ["source", "source_id"],
      unique: true,
      where: "source in ('part', 'remedy') and source_id is not null",
      name: "IDX_crm_warranty_cost_of_source",
    },
    {
      on: ["claim_id", "request_key"],
      unique: true,
      where: "request_key is not null",
      name: "IDX_crm_warranty_cost_request",
    },
  ])
