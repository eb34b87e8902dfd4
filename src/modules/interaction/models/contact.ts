import { model } from "@medusajs/framework/utils"

/**
 * A person at a customer. Who gets copies of invoices stands in the customer's account (`crm_customer_account.invoice_contacts`) and
 * nowhere else.
 */
export const Contact = model
  .define("crm_contact", {
    id: model.id({ prefix: "crmct" }).primaryKey(),
    customer_id: model.text(),
    name: model.text().searchable(),
    role: model.text().nullable(),
    /** In small letters; one person may be the contact of two customers. */
    email: model.text().nullable(),
    phone: model.text().nullable(),
    locale: model.text().nullable(),
    /** Whether new quotes to the customer are copied to them. */
    receives_quotes: model.boolean().default(false),
    /** Whether reminders of what is late are copied to them. */
    receives_dunning: model.boolean().default(false),
  })
  .indexes([
    {
      on: ["customer_id", "email"],
      unique: true,
      where: "email is not null and deleted_at is null",
      name: "IDX_crm_contact_once",
    },
    { on: ["customer_id"] },
    { on: ["email"] },
  ])
