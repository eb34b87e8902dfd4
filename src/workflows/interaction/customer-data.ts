import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { outbox } from "../outbox/send-message"
import { consentsOfCustomer } from "./consents"
import { interactions } from "./interaction-module"

/** Records of a person by what of theirs is kept where: entity, how it points at them, and what of it. */
const RECORDS = {
  contacts: ["crm_contact", "customer_id", ["*"]],
  quotes: ["crm_quote", "customer_id", ["*", "items.*"]],
  invoices: ["crm_invoice", "customer_id", ["*", "items.*"]],
  credit_notes: ["crm_credit_note", "customer_id", ["*", "items.*"]],
  receipts: ["crm_receipt", "customer_id", ["*"]],
  agreements: ["crm_customer_account", "customer_id", ["*"]],
  host_facts: ["crm_host_fact", "customer_id", ["*"]],
  mails: ["crm_outbox_message", "customer_id", ["*"]],
} as const

/** Columns that say something about the house, not about the person. */
const OURS = ["hash", "previous_hash", "deleted_at", "unit_cost", "list_cost"]

/**
 * Everything that this plugin keeps about a customer, to be handed to them (GDPR article 15 and 20, LGPD article 18): as it is stored, by kind.
 *
 * @throws NOT_FOUND
 */
export async function customerData(container: MedusaContainer, customer_id: string): Promise<Record<string, unknown>> {
  const consents = await consentsOfCustomer(container, customer_id)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: customers } = await query.graph({
    entity: "customer",
    fields: ["*", "addresses.*"],
    filters: { id: customer_id },
  })
  const kept = await Promise.all(
    Object.entries(RECORDS).map(async ([name, [entity, key, fields]]) => {
      const { data } = await query.graph({ entity, fields: [...fields], filters: { [key]: customer_id } } as never)
      return [name, data] as const
    })
  )
  const all = { take: null as never, order: { occurred_at: "ASC" as const } }
  const said = await interactions(container).listCrmInteractions({ customer_id }, all)
  const ids = said.map(({ id }) => id)
  const [references, files, messages] = await Promise.all([
    interactions(container).listCrmInteractionReferences({ interaction_id: ids }, { take: null as never }),
    interactions(container).listCrmInteractionAttachments({ interaction_id: ids }, { take: null as never }),
    outbox(container).listCrmConsents({ contact: consents.map(({ contact }) => contact) }, { take: null as never }),
  ])
  return withoutOurs({
    customer: customers[0],
    ...Object.fromEntries(kept),
    interactions: said,
    interaction_references: references,
    files: files.map(({ filename, mime_type, size, created_at }) => ({ filename, mime_type, size, created_at })),
    consents: messages,
  }) as Record<string, unknown>
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
