import { z } from "@medusajs/framework/zod"

import { CUSTOMER_ORDERS } from "../../../../modules/reporting/queries/customer-list"
import {
  addressLines,
  amountFilter,
  booleanFilter,
  countryCode,
  createListParams,
  currencyCode,
  day,
  id,
  line,
  moment,
  requiredText,
  text,
  unsignedDecimal,
  vatId,
} from "../../../shared"

const invoiceContact = z.strictObject({
  email: z.email("must be an e-mail address").max(254),
  name: line(255).nullish(),
  locale: z.enum(["en", "pt-BR"]).nullish(),
})

/** Terms of a debtor. `credit_limit` null is no limit, 0 is prepayment; a field left out stays as it is. */
export const AdminSetCrmCreditTerms = z.strictObject({
  credit_limit: unsignedDecimal().nullable().optional(),
  currency_code: currencyCode().nullable().optional(),
  payment_terms_id: id().nullable().optional(),
  hold: z.boolean().optional(),
  bill_to_customer_id: id().nullable().optional(),
  tax_id: line(64).nullable().optional(),
  legal_name: line(255).nullable().optional(),
  customer_kind: z.enum(["business", "consumer"]).nullable().optional(),
  locale: z.enum(["en", "pt-BR"]).nullable().optional(),
  dunning_policy_id: id().nullable().optional(),
  /** Who gets a copy of every document; one with a language only of documents in it. */
  invoice_contacts: z.array(invoiceContact).max(10).nullable().optional(),
  /** Whether the statement of each month is mailed; null is as the settings say. */
  statement_monthly: z.boolean().nullable().optional(),
  collection_note: text(5_000).nullable().optional(),
})
export type AdminSetCrmCreditTerms = z.infer<typeof AdminSetCrmCreditTerms>

const address = z.strictObject({ ...addressLines(), country_code: countryCode() })

/** What the tax office and an electronic invoice want to know of a customer; a field left out stays as it is. */
export const AdminSetCrmTaxDetails = z.strictObject({
  customer_kind: z.enum(["business", "consumer"]).nullable().optional(),
  tax_id: line(64).nullable().optional(),
  vat_id: vatId().nullable().optional(),
  legal_name: line(255).nullable().optional(),
  legal_address: address.nullable().optional(),
  buyer_reference: line(200).nullable().optional(),
  endpoint_scheme: z
    .string()
    .regex(/^([0-9]{4}|EM|AN|AQ|AS|AU)$/, "must be a scheme of the EAS list such as 0088, 9930 or EM")
    .nullable()
    .optional(),
  endpoint_id: line(200).nullable().optional(),
})
export type AdminSetCrmTaxDetails = z.infer<typeof AdminSetCrmTaxDetails>

export const AdminGetCrmPositionParams = z.strictObject({ currency_code: currencyCode().optional() })

export const AdminGetCrmCreditParams = z.strictObject({
  currency_code: currencyCode(),
  quote_id: id().optional(),
  /** What the quote comes to while it is being written. */
  amount: unsignedDecimal().optional(),
})
export type AdminGetCrmCreditParams = z.infer<typeof AdminGetCrmCreditParams>

export const AdminGetCrmAccountParams = AdminGetCrmPositionParams

export const AdminGetCrmInterestParams = z.strictObject({ currency_code: currencyCode(), until: day().optional() })
export type AdminGetCrmInterestParams = z.infer<typeof AdminGetCrmInterestParams>

export const AdminChargeCrmInterest = AdminGetCrmInterestParams.extend({
  /** As it was seen: another amount by now is refused. */
  expected_total: unsignedDecimal().optional(),
})
export type AdminChargeCrmInterest = z.infer<typeof AdminChargeCrmInterest>

const contactFields = {
  role: line(255).nullable().optional(),
  email: z
    .email("must be an e-mail address")
    .max(254)
    .transform((address) => address.toLowerCase())
    .nullable()
    .optional(),
  phone: line(50).nullable().optional(),
  locale: z.enum(["en", "pt-BR"]).nullable().optional(),
  receives_quotes: z.boolean().optional(),
  receives_invoices: z.boolean().optional(),
  receives_dunning: z.boolean().optional(),
}

const contactName = () => requiredText(255).refine((value) => !/[\r\n]/.test(value), "must be one line")

export const AdminCreateCrmContact = z.strictObject({ name: contactName(), ...contactFields })
export type AdminCreateCrmContact = z.infer<typeof AdminCreateCrmContact>

/** A field left out stays as it is. */
export const AdminUpdateCrmContact = z.strictObject({ name: contactName().optional(), ...contactFields })
export type AdminUpdateCrmContact = z.infer<typeof AdminUpdateCrmContact>

/** Customers with what was sold, offered and owed, in one currency. */
export const AdminGetCrmCustomersParams = createListParams({
  order: CUSTOMER_ORDERS,
  filters: {
    currency_code: currencyCode().optional(),
    country_code: z
      .preprocess(
        (value) => (typeof value === "string" ? value.split(",") : value),
        z.array(countryCode()).min(1).max(250)
      )
      .optional(),
    city: line(255).optional(),
    has_account: booleanFilter(),
    has_open_quotes: booleanFilter(),
    has_follow_up: booleanFilter(),
    overdue: booleanFilter(),
    /** Days, as the column shows them. */
    payment_delay: amountFilter(),
    no_contact_since: moment().optional(),
  },
  defaultOrder: "-last_contact_at",
}).omit({ fields: true })
export type AdminGetCrmCustomersParams = z.infer<typeof AdminGetCrmCustomersParams>

export const AdminExportCrmCustomersParams = AdminGetCrmCustomersParams.omit({ limit: true, offset: true })

/** What a customer or one of their contacts says about being written to; a field left out stays as it is. */
export const AdminEraseCrmCustomer = z.strictObject({
  /** The customer's e-mail address, or their name where they have none. */
  confirm: line(254),
  /** Why; nothing of the person. */
  note: text(500).nullable().optional(),
})
export type AdminEraseCrmCustomer = z.infer<typeof AdminEraseCrmCustomer>

export const AdminRecordCrmConsent = z.strictObject({
  email: z.email("must be an e-mail address").max(254),
  do_not_contact: z.boolean().optional(),
  marketing: z.enum(["none", "granted", "soft_opt_in", "withdrawn"]).optional(),
  /** How it was said. */
  source: line(255).nullable().optional(),
  note: text(2_000).nullable().optional(),
})
export type AdminRecordCrmConsent = z.infer<typeof AdminRecordCrmConsent>

/** Customers who look like one. */
export const AdminGetCrmDuplicatesParams = createListParams({ order: [] }).omit({ order: true, fields: true })
export type AdminGetCrmDuplicatesParams = z.infer<typeof AdminGetCrmDuplicatesParams>

/** Customers who are not one, as somebody says; `undo` takes it back. */
export const AdminDismissCrmDuplicate = z.strictObject({
  customer_ids: z.array(id()).min(2).max(50),
  undo: z.boolean().default(false),
})
export type AdminDismissCrmDuplicate = z.infer<typeof AdminDismissCrmDuplicate>

/** Who is to become one with the customer of the path. */
export const AdminMergeCrmCustomers = z.strictObject({ customer_ids: z.array(id()).min(1).max(50) })
export type AdminMergeCrmCustomers = z.infer<typeof AdminMergeCrmCustomers>
