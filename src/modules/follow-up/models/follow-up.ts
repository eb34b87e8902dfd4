import { model } from "@medusajs/framework/utils"

/**
 * Something that is to be done for a customer by a day: noted by a person, or opened by a rule, once for each occasion of its subject.
 *
 * Overdue is derived, from `due_at` where a time of day was given and from `due_date` where only a day was.
 */
export const FollowUp = model
  .define("crm_follow_up", {
    id: model.id({ prefix: "crmfu" }).primaryKey(),
    kind: model.text(),
    /** Null of those that a rule opened: what is shown is made of `rule_key` and `facts`. */
    title: model.text().searchable().nullable(),
    note: model.text().searchable().nullable(),
    due_at: model.dateTime(),
    /** The store's day of `due_at`. */
    due_date: model.text(),
    has_time: model.boolean().default(false),
    status: model.enum(["open", "done", "canceled"]).default("open"),
    priority: model.enum(["low", "normal", "high"]).default("normal"),
    assignee_id: model.text().nullable(),
    /** Who it was for, where that user is gone and nobody has it now. */
    left_assignee_id: model.text().nullable(),
    /** Whose the document is that it is about. */
    owner_id: model.text().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().searchable().nullable(),
    reference: model.text().nullable(),
    reference_id: model.text().nullable(),
    reference_number: model.text().searchable().nullable(),
    /** Money at stake, in major units of `currency_code`. */
    amount: model.bigNumber().nullable(),
    currency_code: model.text().nullable(),
    rule_id: model.text().nullable(),
    rule_key: model.text().nullable(),
    /** What of the subject opened it: with rule and reference it is there once, for ever. */
    occasion: model.text().nullable(),
    facts: model.json().nullable(),
    /** RFC 5545, without "RRULE:". */
    recurrence: model.text().nullable(),
    /** The first one of those that come again. */
    series_id: model.text().nullable(),
    /** Clock time at which the series began, and of this one in it, whatever it was snoozed to: `2026-11-30T09:00`, in `timezone`. */
    series_start: model.text().nullable(),
    series_slot: model.text().nullable(),
    timezone: model.text().nullable(),
    snoozed_from: model.dateTime().nullable(),
    created_by: model.text(),
    /** What its author called it, so that the same one asked for twice is one. */
    request_key: model.text().nullable(),
    completed_at: model.dateTime().nullable(),
    completed_by: model.text().nullable(),
    closed_reason: model.enum(["by_hand", "cause_gone", "done"]).nullable(),
    /** `{ act, before, next_id }` of the last act, until `undo_until`. */
    undo: model.json().nullable(),
    undo_until: model.dateTime().nullable(),
    /** When it was told that it is due; null again when it is put off. */
    told_at: model.dateTime().nullable(),
    /** The quote that was made of it. */
    quote_id: model.text().nullable(),
  })
  .indexes([
    {
      on: ["rule_key", "reference", "reference_id", "occasion"],
      unique: true,
      where: "rule_key is not null",
      name: "IDX_crm_follow_up_once",
    },
    {
      on: ["series_id", "series_slot"],
      unique: true,
      where: "series_slot is not null and deleted_at is null",
      name: "IDX_crm_follow_up_series",
    },
    {
      on: ["created_by", "request_key"],
      unique: true,
      where: "request_key is not null",
      name: "IDX_crm_follow_up_request",
    },
    {
      on: ["assignee_id", "due_at"],
      where: "status = 'open' and deleted_at is null",
      name: "IDX_crm_follow_up_open",
    },
    { on: ["due_at"], where: "status = 'open' and deleted_at is null", name: "IDX_crm_follow_up_due" },
    { on: ["customer_id", "due_at"] },
    { on: ["reference", "reference_id"] },
    { on: ["rule_key", "status"] },
    { on: ["completed_at"] },
  ])
