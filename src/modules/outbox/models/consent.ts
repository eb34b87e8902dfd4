import { model } from "@medusajs/framework/utils"

/**
 * What somebody agreed to being sent, or wants no more: one row per change, never changed itself. The newest row of a contact counts.
 */
export const Consent = model
  .define("crm_consent", {
    id: model.id({ prefix: "crmcs" }).primaryKey(),
    /** The e-mail address in small letters, as in the outbox. */
    contact: model.text(),
    /** Nothing that chases or offers, but what asks for a debt. Service mail and invoices always go. */
    do_not_contact: model.boolean(),
    /** `soft_opt_in`: bought something like it and did not object. */
    marketing: model.enum(["none", "granted", "soft_opt_in", "withdrawn"]),
    /** How it was said: in a form, on the telephone. */
    source: model.text().nullable(),
    note: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([{ on: ["contact", "created_at"] }])
