import { model } from "@medusajs/framework/utils"

/**
 * Somebody says that what they bought has a fault: what was said, what cover there was on that day, what was decided, and how it was made good.
 *
 * How long it stood in each state is in `crm_warranty_claim_state`, what it cost in `crm_warranty_cost`.
 */
export const WarrantyClaim = model
  .define("crm_warranty_claim", {
    id: model.id({ prefix: "crmwc" }).primaryKey(),
    number: model.text().searchable(),
    /** Null where nothing covered it and it was taken up as goodwill. */
    warranty_id: model.text().nullable(),
    warranty_number: model.text().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().searchable().nullable(),
    /** Where the customer is written to. */
    email: model.text().nullable(),
    order_id: model.text().nullable(),
    order_number: model.text().nullable(),
    /** The order's line that was sold. */
    line_id: model.text().nullable(),
    product_id: model.text().nullable(),
    variant_id: model.text().nullable(),
    sku: model.text().nullable(),
    title: model.text().searchable(),
    serial: model.text().searchable().nullable(),
    /** Units; 1 where a serial number is named. */
    quantity: model.number(),
    fault_code: model.text(),
    description: model.text(),
    status: model.enum(["submitted", "approved", "in_repair", "rejected", "resolved", "canceled"]).default("submitted"),
    /** What the rule of cover said when it was submitted, and on which day. */
    coverage: model.json().nullable(),
    is_goodwill: model.boolean().default(false),
    decision_note: model.text().nullable(),
    rejected_reason: model.text().nullable(),
    diagnosis: model.text().nullable(),
    technician: model.text().nullable(),
    assignee_id: model.text().nullable(),
    /** By when the plan's terms want it cured. */
    due_date: model.text().nullable(),
    /** By when the plan's terms want it answered; null where they say nothing. */
    answer_due_at: model.dateTime().nullable(),
    /** When staff first wrote to the customer, or the decision was told. */
    answered_at: model.dateTime().nullable(),
    remedy: model.enum(["repair", "replace", "refund", "advice"]).nullable(),
    remedy_note: model.text().nullable(),
    remedy_state: model.enum(["started", "waiting", "done", "failed"]).nullable(),
    remedy_error: model.text().nullable(),
    /** `order_claim`, `return` or `crm_credit_note` that carried it out, with its id. */
    remedy_reference: model.text().nullable(),
    remedy_reference_id: model.text().nullable(),
    /** Whether its costs are such as were provided for; goodwill is not. */
    provisioned: model.boolean().default(true),
    /** What it is thought to cost, in major units of `currency_code`. */
    estimate: model.bigNumber().nullable(),
    currency_code: model.text(),
    /** Hours that its repair is thought to take. */
    estimated_hours: model.float().nullable(),
    /** Whoever submitted it: a customer, or staff for them. */
    source: model.enum(["staff", "customer"]),
    submitted_at: model.dateTime(),
    submitted_by: model.text(),
    approved_at: model.dateTime().nullable(),
    approved_by: model.text().nullable(),
    rejected_at: model.dateTime().nullable(),
    rejected_by: model.text().nullable(),
    resolved_at: model.dateTime().nullable(),
    resolved_by: model.text().nullable(),
    canceled_at: model.dateTime().nullable(),
    canceled_by: model.text().nullable(),
    /** Questions of the customer that staff did not answer yet. */
    unanswered_messages: model.number().default(0),
    /** What its author called it, so that the same one asked for twice is one. */
    request_key: model.text().nullable(),
  })
  .indexes([
    { on: ["number"], unique: true, where: "deleted_at is null" },
    { on: ["warranty_id"] },
    { on: ["customer_id"] },
    { on: ["order_id"] },
    { on: ["product_id"] },
    { on: ["status", "submitted_at"] },
    { on: ["serial"] },
    {
      on: ["answer_due_at"],
      where: "answer_due_at is not null and answered_at is null",
      name: "IDX_crm_warranty_claim_answer",
    },
    {
      on: ["warranty_id", "serial", "fault_code"],
      unique: true,
      where:
        "serial is not null and warranty_id is not null and status in ('submitted', 'approved', 'in_repair') and deleted_at is null",
      name: "IDX_crm_warranty_claim_one_open",
    },
    {
      on: ["submitted_by", "request_key"],
      unique: true,
      where: "request_key is not null",
      name: "IDX_crm_warranty_claim_request",
    },
  ])
