import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import type { ErasableRow } from "../../modules/interaction/types"
import { outbox } from "../outbox/send-message"
import { addressesOf } from "./consents"
import { readCustomer } from "./customer-group"
import { interactions } from "./interaction-module"
import { erasedWith, ownAddresses } from "./who-is-erased"

const ALL = ["*"]

/** Of what was sent: who answered, from where and with what words; the offer itself stands in the quote. */
const DECISION = [
  "id", "quote_id", "version", "sent_at", "decision", "decided_at", "decided_name", "decided_ip", "decided_note",
] // prettier-ignore

const BANK_LINE = [
  "id", "booked_date", "amount", "currency_code", "payer_name", "payer_iban", "text", "receipt_number",
] // prettier-ignore

/** Tables of which a person gets the rows as they are stored, by name: entity, and what of it. */
const WHOLE: Record<string, [string, string[]]> = {
  contacts: ["crm_contact", ALL],
  quotes: ["crm_quote", ALL],
  quote_items: ["crm_quote_item", ALL],
  quote_versions: ["crm_quote_version", DECISION],
  quote_messages: ["crm_quote_message", ALL],
  invoices: ["crm_invoice", ["*", "items.*"]],
  credit_notes: ["crm_credit_note", ["*", "items.*"]],
  receipts: ["crm_receipt", ALL],
  disputes: ["crm_dispute", ALL],
  promises: ["crm_promise", ALL],
  refunds: ["crm_refund", ALL],
  write_offs: ["crm_write_off", ALL],
  reminders: ["crm_dunning_notice", ALL],
  warranties: ["crm_warranty", ALL],
  warranty_claims: ["crm_warranty_claim", ALL],
  warranty_claim_messages: ["crm_warranty_claim_message", ALL],
  agreements: ["crm_customer_account", ALL],
  delivery_notices: ["crm_delivery_notice", ALL],
  addresses_confirmed: ["crm_address_check", ALL],
  mails: ["crm_outbox_message", ALL],
  follow_ups: ["crm_follow_up", ALL],
  interactions: ["crm_interaction", ALL],
  pauses: ["crm_dunning_pause", ALL],
  billing_proposals: ["crm_billing_proposal", ALL],
  bank_lines: ["crm_bank_line", BANK_LINE],
}

/** What erasure need not know, for it names nobody: by the customer that it points at. */
const OF_CUSTOMER = { host_facts: "crm_host_fact", delivery_dates: "crm_delivery_line" }

/** What says again what is handed out already: copies of the host's customer, of documents and of consent, which is read by address. */
const REPEATED = ["crm_host_customer", "crm_timeline", "crm_receivable_order", "crm_instalment", "crm_consent"]

/** Files, of which the name is handed out and the bytes are asked for. */
const FILES = [
  "crm_interaction_attachment", "crm_quote_attachment", "crm_warranty_claim_file", "crm_kept_document", "crm_fiscal_document",
] // prettier-ignore

/** Columns, and fields in Histories, that say something about the house, not about the person. */
const OURS = [
  "undo", "request_key", "hash", "previous_hash", "deleted_at", "unit_cost", "list_cost", "cost", "recovery",
] // prettier-ignore

/**
 * Everything that this plugin keeps about a customer, to be handed to them (GDPR article 15 and 20, LGPD article 18): as it is stored, by kind.
 * Whatever erasure would take out is there: Histories, notes and the rest of its tables stand under the table's name.
 *
 * @throws NOT_FOUND
 */
export async function customerData(container: MedusaContainer, customer_id: string): Promise<Record<string, unknown>> {
  const group = await erasedWith(container, (await readCustomer(container, customer_id)).group)
  const { root_id, customer_ids } = group
  const addresses = await ownAddresses(container, group)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const rowsOf = async (entity: string, fields: string[], filters: Record<string, string[]>): Promise<ErasableRow[]> =>
    Object.values(filters).every(({ length }) => length)
      ? (await query.graph({ entity, fields, filters } as never)).data
      : []
  const whole = Object.values(WHOLE).map(([entity]) => entity)
  const erasable = await interactions(container).erasableOf({ customer_ids, addresses }, { whole, without: REPEATED })
  const idsOf = (table: string): string[] => erasable[table].map(({ id }) => id)
  const all = { take: null as never }
  const contacts = [...new Set([...(await addressesOf(container, root_id)), ...addresses])]
  const [customers, records, facts, interaction_references, consents] = await Promise.all([
    rowsOf("customer", ["*", "addresses.*"], { id: customer_ids }),
    named(WHOLE, ([entity, fields]) => rowsOf(entity, fields, { id: idsOf(entity) })),
    named(OF_CUSTOMER, (entity) => rowsOf(entity, ALL, { customer_id: customer_ids })),
    interactions(container).listCrmInteractionReferences({ interaction_id: idsOf("crm_interaction") }, all),
    outbox(container).listCrmConsents({ contact: contacts }, all),
  ])
  const rest = Object.entries(erasable).filter(([table]) => ![...whole, ...FILES].includes(table))
  return withoutOurs({
    customer: customers.find(({ id }) => id === root_id),
    ...(customer_ids.length > 1 ? { merged_customers: customers.filter(({ id }) => id !== root_id) } : {}),
    ...records,
    ...facts,
    interaction_references,
    consents,
    files: FILES.flatMap((table) => erasable[table].filter(({ filename }) => filename)).map(
      ({ filename, mime_type, size, created_at }) => ({
        filename,
        mime_type,
        size,
        created_at,
      })
    ),
    ...Object.fromEntries(rest.map(([table, rows]) => [table.replace("crm_", ""), rows])),
  }) as Record<string, unknown>
}

/** The same names with what is read for each. */
async function named<Of>(
  of: Record<string, Of>,
  read: (one: Of) => Promise<ErasableRow[]>
): Promise<Record<string, ErasableRow[]>> {
  return Object.fromEntries(await Promise.all(Object.entries(of).map(async ([name, one]) => [name, await read(one)])))
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
