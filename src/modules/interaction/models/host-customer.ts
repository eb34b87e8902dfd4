import { model } from "@medusajs/framework/utils"

/** A customer of the host as far as lists go: copied, so that they are filtered and sorted beside what they owe in one read. */
export const HostCustomer = model
  .define("crm_host_customer", {
    id: model.id({ prefix: "crmhc" }).primaryKey(),
    customer_id: model.text(),
    /** Company, else person, else e-mail. */
    name: model.text().searchable(),
    /** The person behind a company. */
    person: model.text().nullable(),
    email: model.text().searchable().nullable(),
    /** Addresses that they had before, in small letters. */
    former_emails: model.json().nullable(),
    phone: model.text().nullable(),
    /** Of the billing address, else the first one. */
    country_code: model.text().nullable(),
    city: model.text().nullable(),
    /** The host's address that country and city are of: of one that was deleted the host tells no more than its id. */
    address_id: model.text().nullable(),
    /** Whether they have a login; others bought as guests. */
    has_account: model.boolean().default(false),
    registered_at: model.dateTime(),
    /** When something was last said or mailed; kept by a trigger on the timeline. */
    last_contact_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["customer_id"], unique: true, where: "deleted_at is null", name: "IDX_crm_host_customer_once" },
    { on: ["name"] },
    { on: ["email"] },
    { on: ["country_code", "city"] },
    { on: ["registered_at"] },
    { on: ["address_id"] },
  ])
