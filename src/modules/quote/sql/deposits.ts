import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** How long one caller may have a deposit to itself; a provider that answers later is asked again. */
const HOLD_SECONDS = 60

/**
 * Hands a deposit to one caller, who asks the provider about it or begins a payment. Everyone else is told to wait.
 *
 * @returns whether this caller has it
 */
export async function holdDeposit(manager: EntityManager, id: string): Promise<boolean> {
  const rows = await manager.execute<{ id: string }[]>(
    `update crm_quote_deposit set held_until = clock_timestamp() + make_interval(secs => ?), checked_at = clock_timestamp()
     where id = ? and deleted_at is null and (held_until is null or held_until < clock_timestamp()) returning id`,
    [HOLD_SECONDS, id]
  )
  return rows.length > 0
}

/** Gives a deposit back to whoever comes next. */
export async function freeDeposit(manager: EntityManager, id: string): Promise<void> {
  await manager.execute("update crm_quote_deposit set held_until = null where id = ?", [id])
}

/** Deposits that nobody pays any more are not asked about for ever. */
const FORGOTTEN_DAYS = 60

/**
 * Deposits that the job looks at, those that nobody looked at longest first: paid ones that no order has yet, and open ones, which
 * are asked about each minute in their first two hours and each hour after.
 */
export async function depositsToCheck(manager: EntityManager, limit: number): Promise<string[]> {
  const rows = await manager.execute<{ id: string }[]>(
    `select deposit.id from crm_quote_deposit deposit
     join crm_quote quote on quote.id = deposit.quote_id and quote.deleted_at is null
     where deposit.deleted_at is null and (
       (deposit.status = 'paid' and quote.order_id is not null)
       or (deposit.status = 'pending' and deposit.created_at > now() - make_interval(days => ${FORGOTTEN_DAYS})
         and (deposit.updated_at > now() - interval '2 hours' or deposit.checked_at is null or deposit.checked_at < now() - interval '1 hour')))
     order by deposit.checked_at nulls first, deposit.id limit ?`,
    [limit]
  )
  return rows.map(({ id }) => id)
}
