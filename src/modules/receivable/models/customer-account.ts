import { model } from "@medusajs/framework/utils"

/** What is agreed with one host customer about money. Customers without a row have the store's defaults. */
export const CustomerAccount = model
  .define("crm_customer_account", {
    id: model.id({ prefix: "crmca" }).primaryKey(),
    customer_id: model.text(),
    /** Who owes what this customer orders; null is the customer. */
    bill_to_customer_id: model.text().nullable(),
    tax_id: model.text().nullable(),
    /** VAT identifier with its country prefix (EN 16931 BT-48). */
    vat_id: model.text().nullable(),
    legal_name: model.text().nullable(),
    /** Stands on invoices instead of an order's billing address. */
    legal_address: model.json().nullable(),
    /** What the customer wants its invoices to carry, unless an order says otherwise (EN 16931 BT-10). */
    buyer_reference: model.text().nullable(),
    /** Where it takes electronic invoices: scheme of the EAS list and address (EN 16931 BT-49). */
    endpoint_scheme: model.text().nullable(),
    endpoint_id: model.text().nullable(),
    customer_kind: model.enum(["business", "consumer"]).nullable(),
    locale: model.text().nullable(),
    /** Major units of `currency_code`; null is no limit, 0 is prepayment. */
    credit_limit: model.bigNumber().nullable(),
    currency_code: model.text().nullable(),
    payment_terms_id: model.text().nullable(),
    hold: model.boolean().default(false),
    dunning_policy_id: model.text().nullable(),
    /** Who else gets its documents: `[{ email, name?, locale? }]`; one with a language only those in it. */
    invoice_contacts: model.json().nullable(),
    /** Whether it gets the statement of each month by mail; null is as the settings say. */
    statement_monthly: model.boolean().nullable(),
    /** What the house keeps in mind when it asks for money. */
    collection_note: model.text().nullable(),
  })
  .indexes([{ on: ["customer_id"], unique: true }, { on: ["bill_to_customer_id"] }])
