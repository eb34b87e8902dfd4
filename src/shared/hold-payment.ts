import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** How long one caller may have a payment to itself; a provider that answers later is asked again. */
const HOLD_SECONDS = 60

/** Payments that nobody finishes any more are not asked about for ever. */
export const FORGOTTEN_DAYS = 60

/** Tables whose rows are payments with `held_until` and `checked_at`. */
type Payments = "crm_quote_deposit" | "crm_invoice_payment"

/**
 * Hands a payment to one caller, who asks the provider about it or begins it. Everyone else is told to wait.
 *
 * @returns whether this caller has it
 */
export async function holdPayment(manager: EntityManager, table: Payments, id: string): Promise<boolean> {
  const rows = await manager.execute<{ id: string }[]>(
    `update ${table} set held_until = clock_timestamp() + make_interval(secs => ?), checked_at = clock_timestamp()
     where id = ? and deleted_at is null and (held_until is null or held_until < clock_timestamp()) returning id`,
    [HOLD_SECONDS, id]
  )
  return rows.length > 0
}

/** Gives a payment back to whoever comes next. */
export async function freePayment(manager: EntityManager, table: Payments, id: string): Promise<void> {
  await manager.execute(`update ${table} set held_until = null where id = ?`, [id])
}
