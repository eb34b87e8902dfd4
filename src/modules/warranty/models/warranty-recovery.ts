import { model } from "@medusajs/framework/utils"

/** What a supplier or manufacturer is to pay for a claim, in major units of `currency_code`, and what came of it. */
export const WarrantyRecovery = model
  .define("crm_warranty_recovery", {
    id: model.id({ prefix: "crmwrv" }).primaryKey(),
    claim_id: model.text(),
    supplier_name: model.text().searchable(),
    amount: model.bigNumber(),
    /** What came; null until something did. */
    received_amount: model.bigNumber().nullable(),
    currency_code: model.text(),
    status: model.enum(["expected", "claimed", "received", "refused"]).default("expected"),
    expected_date: model.text().nullable(),
    claimed_date: model.text().nullable(),
    received_date: model.text().nullable(),
    refused_date: model.text().nullable(),
    note: model.text().nullable(),
    created_by: model.text(),
    request_key: model.text().nullable(),
  })
  .indexes([
    { on: ["claim_id"] },
    { on: ["status", "expected_date"] },
    {
      on: ["claim_id", "request_key"],
      unique: true,
      where: "request_key is not null",
      name: "IDX_crm_warranty_recovery_request",
    },
  ])
