import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Actor } from "../../../shared/actor"
import { LOCK_TIMEOUT } from "../../../shared/sql"
import { record } from "../sql/rows"

/** What an invoice left in. */
export type ExportKind = "invoices" | "journal"

/** Notes that invoices left in an export; only the first time counts, and drafts and voided ones do not. One statement for all of them. */
export async function markExported(
  manager: EntityManager,
  ids: string[],
  kind: ExportKind,
  actor: Actor
): Promise<void> {
  const wanted = [...new Set(ids)]
  if (!wanted.length) {
    return
  }
  const rows = await manager.execute<{ id: string }[]>(
    // Locked by id, as by every act on several invoices.
    `with fresh as (
       select i.id from crm_invoice i, (select set_config('lock_timeout', '${LOCK_TIMEOUT}', true)) patience
       where i.id in (${wanted.map(() => "?").join(", ")}) and i.status = 'issued' and i.exported_at is null and i.deleted_at is null
       order by i.id for update of i)
     update crm_invoice i set exported_at = now(), updated_at = now() from fresh where i.id = fresh.id returning i.id`,
    wanted
  )
  const changes = { export: [null, kind] as [unknown, unknown] }
  await record(
    manager,
    actor,
    rows.map(({ id }) => ({ reference: "crm_invoice", reference_id: id, act: "exported", changes }))
  )
}
