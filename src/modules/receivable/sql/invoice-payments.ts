import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { FORGOTTEN_DAYS } from "../../../shared/hold-payment"

/**
 * Begun payments that the job looks at, those that nobody looked at longest first: open ones each time in their first two hours and
 * each hour after, ended and paid ones once a day, for money may come late and go back.
 */
export async function invoicePaymentsToCheck(manager: EntityManager, limit: number): Promise<string[]> {
  const rows = await manager.execute<{ id: string }[]>(
    `select id from crm_invoice_payment
     where deleted_at is null and created_at > now() - make_interval(days => ${FORGOTTEN_DAYS})
       and (checked_at is null
         or (status = 'pending' and (created_at > now() - interval '2 hours' or checked_at < now() - interval '1 hour'))
         or checked_at < now() - interval '1 day')
     order by checked_at nulls first, id limit ?`,
    [limit]
  )
  return rows.map(({ id }) => id)
}
