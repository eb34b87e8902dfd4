import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { NoticeRow, RunRow } from "../types"

export const NOTICE_COLUMNS = `id, run_id, debtor_key, bill_to_customer_id, customer_name, company_id, currency_code, owner_id, policy_id, level_id,
  level_position, channel, tone, needs_person, locale, recipient, subject, message, status, override, held_reasons, skip_reason,
  trim_scale(amount)::text as amount, days_late, invoices, outbox_message_id, note, decided_by, planned_at, sent_at, sent_by, created_at, updated_at`

/** What a notice is called in a message. */
export const noticeName = ({ customer_name, id }: Pick<NoticeRow, "customer_name" | "id">): string =>
  `The notice to ${customer_name ?? id}`

/** A notice, locked until the transaction ends. @throws NOT_FOUND */
export async function lockNotice(manager: EntityManager, id: string): Promise<NoticeRow> {
  const [row] = await manager.execute<NoticeRow[]>(
    `select ${NOTICE_COLUMNS} from crm_dunning_notice where id = ? and deleted_at is null for update`,
    [id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Notice ${id} was not found.`)
  }
  return row
}

/** A notice as it is stored. @throws NOT_FOUND */
export async function readNotice(manager: EntityManager, id: string): Promise<NoticeRow> {
  const [row] = await manager.execute<NoticeRow[]>(
    `select ${NOTICE_COLUMNS} from crm_dunning_notice where id = ? and deleted_at is null`,
    [id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Notice ${id} was not found.`)
  }
  return row
}

/** Notices in the order of their ids; those that are gone are left out. */
export async function readNotices(manager: EntityManager, ids: string[]): Promise<NoticeRow[]> {
  if (!ids.length) {
    return []
  }
  const rows = await manager.execute<NoticeRow[]>(
    `select ${NOTICE_COLUMNS} from crm_dunning_notice where id in (${ids.map(() => "?").join(", ")}) and deleted_at is null`,
    ids
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A run, locked until the transaction ends. @throws NOT_FOUND */
export async function lockRun(manager: EntityManager, id: string): Promise<RunRow> {
  const [row] = await manager.execute<RunRow[]>(
    `select * from crm_dunning_run where id = ? and deleted_at is null for update`,
    [id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Dunning run ${id} was not found.`)
  }
  return row
}
