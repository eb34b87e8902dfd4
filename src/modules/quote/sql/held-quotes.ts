import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

export type HeldQuote = { id: string; accepted_at: Date }

/** Of whom, and after which one in the order of acceptance. */
export type WhichHeld = { debtor_id?: string; after?: HeldQuote | null; limit: number }

/** Accepted quotes on hold, the first accepted first. */
export async function heldQuotes(manager: EntityManager, { debtor_id, after, limit }: WhichHeld): Promise<HeldQuote[]> {
  const parts = [
    ...(debtor_id ? ["coalesce(bill_to_customer_id, customer_id) = ?"] : []),
    ...(after ? ["(accepted_at, id) > (?, ?)"] : []),
  ]
  return manager.execute<HeldQuote[]>(
    `select id, accepted_at from crm_quote
     where status = 'accepted' and hold is not null and deleted_at is null ${parts.map((part) => `and ${part}`).join(" ")}
     order by accepted_at, id limit ?`,
    [...(debtor_id ? [debtor_id] : []), ...(after ? [after.accepted_at, after.id] : []), limit]
  )
}
