import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Actor } from "../../../shared/actor"
import { canonicalJson } from "../../../shared/canonical-json"
import { changesBetween } from "../../../shared/history"
import { DraftParties, refreshedTaxes, StoredLine } from "../rules/refresh-draft"
import { lockInvoices } from "../sql/documents"
import { record, updateRow } from "../sql/rows"

const FIELDS = ["seller", "buyer", "billing_address", "shipping_address", "customer_kind", "buyer_reference"] as const

/** Both sides of a draft as they are now, and its host's lines of which nothing is shipped. */
export type FreshParties = DraftParties & { buyer_reference?: string | null; services: string[] }

/** Writes both sides of a draft as they are now, and the tax categories that follow from them. Other invoices stay as they are. */
export async function refreshDraft(manager: EntityManager, id: string, parties: FreshParties, actor: Actor): Promise<void> {
  const [invoice] = await lockInvoices(manager, [id])
  if (invoice.status !== "draft") {
    return
  }
  const [before] = await manager.execute<Record<string, unknown>[]>(
    `select ${FIELDS.join(", ")}, tax_lines from crm_invoice where id = ?`,
    [id]
  )
  const stored = await manager.execute<StoredLine[]>(
    `select id, order_item_id, kind, deposit_invoice_id, subtotal::text, discount_total::text, tax_lines from crm_invoice_item
     where invoice_id = ? and deleted_at is null order by position`,
    [id]
  )
  const { lines, tax_lines } = refreshedTaxes(
    { ...parties, currency_code: invoice.currency_code },
    stored,
    new Set(parties.services)
  )
  const given = {
    ...Object.fromEntries(FIELDS.map((field) => [field, parties[field] ?? null])),
    buyer_reference: before.buyer_reference ?? parties.buyer_reference ?? null,
  }
  const changes = changesBetween(comparable(before), comparable({ ...given, tax_lines }), [...FIELDS, "tax_lines"])
  if (!changes) {
    return
  }
  await updateRow(manager, "crm_invoice", id, { ...given, tax_lines })
  for (const line of lines) {
    await updateRow(manager, "crm_invoice_item", line.id, { tax_lines: line.tax_lines })
  }
  await record(manager, actor, [{ reference: "crm_invoice", reference_id: id, act: "refreshed", changes }])
}

/** The database keeps the keys of JSON in an order of its own. */
const comparable = (row: Record<string, unknown>): Record<string, unknown> => JSON.parse(canonicalJson(row))
