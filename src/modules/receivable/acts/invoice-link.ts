import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { DEAD_LINK, newToken, tokenHash } from "../../../shared/links/token"
import { invoiceName, lockInvoices } from "../sql/documents"
import { insertRows, record } from "../sql/rows"

/** A live link and the invoice it opens. */
export type OpenedInvoice = { token_id: string; invoice_id: string }

/**
 * Makes one more link to an invoice; earlier ones stay alive.
 *
 * @param recipient - who gets it; null for a link that staff copies
 * @returns the token, which is stored nowhere
 * @throws NOT_ALLOWED for a draft
 */
export async function linkInvoice(
  manager: EntityManager,
  id: string,
  recipient: string | null,
  actor: Actor
): Promise<string> {
  const [invoice] = await lockInvoices(manager, [id])
  if (invoice.status === "draft") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} is a draft and has no page for its buyer; issue it first.`
    )
  }
  const token = newToken()
  await insertRows(manager, "crm_invoice_token", "crmit", [{ invoice_id: id, token_hash: tokenHash(token), recipient }])
  if (!recipient) {
    await record(manager, actor, [{ reference: "crm_invoice", reference_id: id, act: "link_created" }])
  }
  return token
}

/** Kills every live link of an invoice. @returns how many there were */
export async function revokeInvoiceLinks(manager: EntityManager, id: string, actor: Actor): Promise<number> {
  await lockInvoices(manager, [id])
  const rows = await manager.execute<{ id: string }[]>(
    `update crm_invoice_token set revoked_at = now(), updated_at = now()
     where invoice_id = ? and revoked_at is null and deleted_at is null returning id`,
    [id]
  )
  if (rows.length) {
    await record(manager, actor, [{ reference: "crm_invoice", reference_id: id, act: "links_revoked" }])
  }
  return rows.length
}

/**
 * What a link opens. Every text that is not a live link costs the same one query and gets the same answer.
 *
 * @throws NOT_FOUND
 */
export async function openByToken(manager: EntityManager, token: string): Promise<OpenedInvoice> {
  const [live] = await manager.execute<OpenedInvoice[]>(
    `select token.id as token_id, token.invoice_id from crm_invoice_token token
     join crm_invoice invoice on invoice.id = token.invoice_id and invoice.status <> 'draft' and invoice.deleted_at is null
     where token.token_hash = ? and token.revoked_at is null and token.deleted_at is null`,
    [tokenHash(token)]
  )
  if (!live) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, DEAD_LINK)
  }
  return live
}

/** Counts a look at the page. */
export async function countOpening(manager: EntityManager, token_id: string): Promise<void> {
  await manager.execute(
    "update crm_invoice_token set opened_count = opened_count + 1, last_opened_at = now(), updated_at = now() where id = ?",
    [token_id]
  )
}

/** How often the page of an invoice was opened, and when last. */
export type Openings = { opened_count: number; last_opened_at: Date | null; live_links: number }

export async function openingsOf(manager: EntityManager, invoice_id: string): Promise<Openings> {
  const [row] = await manager.execute<Openings[]>(
    `select coalesce(sum(opened_count), 0)::int as opened_count, max(last_opened_at) as last_opened_at,
       (count(*) filter (where revoked_at is null))::int as live_links
     from crm_invoice_token where invoice_id = ? and deleted_at is null`,
    [invoice_id]
  )
  return row
}
