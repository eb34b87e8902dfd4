import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { Decimal } from "../../../shared/money"

/**
 * What of invoices is disputed: the sum of open disputes, but never more than is outstanding by now. Invoices without any are left out.
 */
export async function disputedOf(manager: EntityManager, invoice_ids: string[]): Promise<Map<string, Decimal>> {
  if (!invoice_ids.length) {
    return new Map()
  }
  const rows = await manager.execute<{ id: string; disputed: string }[]>(
    `select i.id, least(sum(d.amount), i.total - i.allocated_total)::text as disputed
     from crm_dispute d join crm_invoice i on i.id = d.invoice_id
     where d.invoice_id in (${invoice_ids.map(() => "?").join(", ")}) and d.status = 'open' and d.deleted_at is null
       and i.status = 'issued' group by i.id`,
    invoice_ids
  )
  return new Map(rows.map(({ id, disputed }) => [id, MathBN.convert(disputed)]))
}
