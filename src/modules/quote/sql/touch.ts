import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** Which quotes a contact was about: these, or all open ones of a customer. */
export type Touched = { quote_ids: string[] } | { customer_id: string }

/**
 * Notes that something went to the buyer or came from them; an earlier moment than the one known changes nothing. Of a customer's quotes
 * only those that may still be won are meant.
 */
export async function touchQuotes(manager: EntityManager, touched: Touched, at: Date): Promise<void> {
  const ids = "quote_ids" in touched ? touched.quote_ids : [touched.customer_id]
  const which = "quote_ids" in touched ? "id" : "status in ('draft', 'sent') and customer_id"
  if (!ids.length) {
    return
  }
  await manager.execute(
    `update crm_quote set last_contact_at = ?, updated_at = now()
     where ${which} in (${ids.map(() => "?").join(", ")}) and deleted_at is null
       and (last_contact_at is null or last_contact_at < ?)`,
    [at, ...ids, at]
  )
}
