import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { quoteModule } from "../quote/steps/quote-module"
import { outbox } from "../outbox/send-message"
import { followUps } from "../follow-up/follow-up-module"
import { warranties } from "../warranty/warranty-module"
import { consentsOfCustomer } from "./consents"
import { customerGroup } from "./customer-group"
import { interactions } from "./interaction-module"

/** Records of a person by what of theirs is kept where: entity, how it points at them, and what of it. */
const RECORDS = {
  contacts: ["crm_contact", "customer_id", ["*"]],
  quotes: ["crm_quote", "customer_id", ["*"]],
  invoices: ["crm_invoice", "customer_id", ["*", "items.*"]],
  credit_notes: ["crm_credit_note", "customer_id", ["*", "items.*"]],
  receipts: ["crm_receipt", "customer_id", ["*"]],
  disputes: ["crm_dispute", "customer_id", ["*"]],
  promises: ["crm_promise", "customer_id", ["*"]],
  refunds: ["crm_refund", "customer_id", ["*"]],
  write_offs: ["crm_write_off", "customer_id", ["*"]],
  reminders: ["crm_dunning_notice", "bill_to_customer_id", ["*"]],
  warranties: ["crm_warranty", "customer_id", ["*"]],
  agreements: ["crm_customer_account", "customer_id", ["*"]],
  host_facts: ["crm_host_fact", "customer_id", ["*"]],
  delivery_dates: ["crm_delivery_line", "customer_id", ["*"]],
  delivery_notices: ["crm_delivery_notice", "customer_id", ["*"]],
  addresses_confirmed: ["crm_address_check", "customer_id", ["*"]],
  mails: ["crm_outbox_message", "customer_id", ["*"]],
  follow_ups: ["crm_follow_up", "customer_id", ["*"]],
  warranty_claims: ["crm_warranty_claim", "customer_id", ["*"]],
  pauses: ["crm_dunning_pause", "customer_id", ["*"]],
  billing_proposals: ["crm_billing_proposal", "customer_id", ["*"]],
  bank_lines: [
    "crm_bank_line",
    "customer_id",
    ["id", "booked_date", "amount", "currency_code", "payer_name", "payer_iban", "text", "receipt_number"],
  ],
} as const

/** Of what was sent: who answered, from where and with what words; the offer itself stands in the quote. */
const DECISION = [
  "id", "quote_id", "version", "sent_at", "decision", "decided_at", "decided_name", "decided_ip", "decided_note",
] as const // prettier-ignore

/** Columns that say something about the house, not about the person. */
const OURS = ["undo", "request_key", "hash", "previous_hash", "deleted_at", "unit_cost", "list_cost"]

/**
 * Everything that this plugin keeps about a customer, to be handed to them (GDPR article 15 and 20, LGPD article 18): as it is stored, by kind.
 *
 * @throws NOT_FOUND
 */
export async function customerData(container: MedusaContainer, customer_id: string): Promise<Record<string, unknown>> {
  const known = await consentsOfCustomer(container, customer_id)
  const { root_id, customer_ids } = await customerGroup(container, customer_id)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: customers } = await query.graph({
    entity: "customer",
    fields: ["*", "addresses.*"],
    filters: { id: customer_ids },
  })
  const kept = await Promise.all(
    Object.entries(RECORDS).map(async ([name, [entity, key, fields]]) => {
      const { data } = await query.graph({ entity, fields: [...fields], filters: { [key]: customer_ids } } as never)
      return [name, data] as const
    })
  )
  const records = Object.fromEntries(kept) as Record<keyof typeof RECORDS, { id: string }[]>
  const all = { take: null as never }
  const emails = customers.flatMap(({ email }) => (email ? [email, email.toLowerCase()] : []))
  const leads = await quoteModule(container).listCrmQuotes({ customer_id: null, email: emails } as never, all)
  const quotes = [...records.quotes, ...leads]
  const aboutLeads = { reference: "crm_quote", reference_id: leads.map(({ id }) => id) }
  const ofQuotes = { quote_id: quotes.map(({ id }) => id) }
  const ofClaims = { claim_id: records.warranty_claims.map(({ id }) => id) }
  const said = [
    ...(await interactions(container).listCrmInteractions({ customer_id: customer_ids }, all)),
    ...(await saidOfLeads(container, leads)),
  ]
  const ofInteractions = { interaction_id: said.map(({ id }) => id) }
  const [
    quote_items,
    quote_versions,
    quote_messages,
    warranty_claim_messages,
    photos,
    interaction_references,
    files,
    consents,
    tasks_of_leads,
    mails_of_leads,
  ] = await Promise.all([
    quoteModule(container).listCrmQuoteItems(ofQuotes, all),
    quoteModule(container).listCrmQuoteVersions(ofQuotes, { select: [...DECISION], ...all }),
    quoteModule(container).listCrmQuoteMessages(ofQuotes, all),
    warranties(container).listCrmWarrantyClaimMessages(ofClaims, all),
    warranties(container).listCrmWarrantyClaimFiles(ofClaims, all),
    interactions(container).listCrmInteractionReferences(ofInteractions, all),
    interactions(container).listCrmInteractionAttachments(ofInteractions, all),
    outbox(container).listCrmConsents({ contact: known.map(({ contact }) => contact) }, all),
    followUps(container).listCrmFollowUps({ ...aboutLeads, customer_id: null }, all),
    outbox(container).listCrmOutboxMessages({ customer_id: null, contact: emails } as never, all),
  ])
  return withoutOurs({
    customer: customers.find(({ id }) => id === root_id),
    ...(customer_ids.length > 1 ? { merged_customers: customers.filter(({ id }) => id !== root_id) } : {}),
    ...records,
    quotes,
    follow_ups: [...records.follow_ups, ...tasks_of_leads],
    mails: [...records.mails, ...mails_of_leads],
    quote_items,
    quote_versions,
    quote_messages,
    warranty_claim_messages,
    interactions: said,
    interaction_references,
    files: [...files, ...photos].map(({ filename, mime_type, size, created_at }) => ({
      filename,
      mime_type,
      size,
      created_at,
    })),
    consents,
  }) as Record<string, unknown>
}

/** What was said about quotes of which nobody knows the customer. */
async function saidOfLeads(container: MedusaContainer, leads: { id: string }[]) {
  const about = await interactions(container).listCrmInteractionReferences(
    { reference: "crm_quote", reference_id: leads.map(({ id }) => id) },
    { select: ["id", "interaction_id"], take: null as never }
  )
  const ids = about.map(({ interaction_id }) => interaction_id)
  return interactions(container).listCrmInteractions({ id: ids, customer_id: null }, { take: null as never })
}

/** Without what is the house's, and without the host's exact twins of amounts. */
function withoutOurs(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutOurs)
  }
  if (value === null || typeof value !== "object" || value instanceof Date || "numeric" in value) {
    return value
  }
  const kept = Object.entries(value).filter(([name]) => !OURS.includes(name) && !name.startsWith("raw_"))
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutOurs(inner)]))
}
