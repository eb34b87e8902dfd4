import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { FORGOTTEN_DAYS } from "../../../shared/hold-payment"

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
