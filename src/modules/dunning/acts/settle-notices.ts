import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { MAX_ATTEMPTS } from "../../outbox/rules/limits"
import { Actor } from "../../../shared/actor"
import { record } from "../sql/rows"

/** A notice that waits to leave, and what the outbox knows of its message. */
export type WaitingNotice = {
  id: string
  policy_id: string
  channel: string
  outbox_message_id: string | null
  sent_by: string | null
}

/** Planned notices by id, whose message may leave today. */
export async function waitingNotices(
  manager: EntityManager,
  { today, after, limit, run_id }: { today: string; after: string; limit: number; run_id?: string }
): Promise<WaitingNotice[]> {
  return manager.execute(
    `select notice.id, notice.policy_id, notice.channel, notice.outbox_message_id, notice.sent_by
     from crm_dunning_notice notice left join crm_outbox_message message on message.id = notice.outbox_message_id
     where notice.status = 'planned' and notice.deleted_at is null and notice.id > ? ${run_id ? "and notice.run_id = ?" : ""}
       and (message.id is null or (message.state in ('planned', 'failed') and message.send_date <= ?))
     order by notice.id limit ?`,
    [after, ...(run_id ? [run_id] : []), today, limit]
  )
}

/**
 * Brings planned notices to what became of their messages: sent, given up after too many tries, or skipped.
 *
 * @param only - ids; all that wait when left out
 * @returns ids of those that turned out sent now, each answered to one caller
 */
export async function settleNotices(manager: EntityManager, actor: Actor, only?: string[]): Promise<string[]> {
  if (only && !only.length) {
    return []
  }
  const rows = await manager.execute<{ id: string; status: string; recipient: string | null; invoice_ids: string[] }[]>(
    `update crm_dunning_notice notice
     set status = case message.state when 'sent' then 'sent' when 'failed' then 'failed' else 'skipped' end,
       skip_reason = case when message.state in ('skipped', 'canceled') then coalesce(skip_reason, message.reason) else skip_reason end,
       sent_at = message.sent_at, updated_at = now()
     from crm_outbox_message message
     where message.id = notice.outbox_message_id and notice.status = 'planned' and notice.deleted_at is null
       and (message.state in ('sent', 'skipped', 'canceled') or (message.state = 'failed' and message.attempts >= ${MAX_ATTEMPTS}))
       ${only ? `and notice.id in (${only.map(() => "?").join(", ")})` : ""}
     returning notice.id, notice.status, notice.recipient,
       (select coalesce(jsonb_agg(line->>'invoice_id'), '[]') from jsonb_array_elements(notice.invoices) line where (line->>'claims')::boolean) as invoice_ids`,
    only ?? []
  )
  await record(
    manager,
    actor,
    rows.flatMap(({ id, status, recipient, invoice_ids }) => [
      { reference: "crm_dunning_notice", reference_id: id, act: status },
      ...(status === "sent"
        ? invoice_ids.map((invoice_id) => ({
            reference: "crm_invoice",
            reference_id: invoice_id,
            act: "reminded",
            note: recipient,
          }))
        : []),
    ])
  )
  return rows.filter(({ status }) => status === "sent").map(({ id }) => id)
}

/** Marks a letter printed and kept: posting it is done by hand. @returns whether this call did */
export async function markLetter(manager: EntityManager, id: string, actor: Actor): Promise<boolean> {
  const rows = await manager.execute<{ invoice_ids: string[] }[]>(
    `update crm_dunning_notice notice set status = 'sent', sent_at = now(), updated_at = now()
     where id = ? and status = 'planned' and channel = 'letter' and deleted_at is null
     returning (select coalesce(jsonb_agg(line->>'invoice_id'), '[]') from jsonb_array_elements(notice.invoices) line
       where (line->>'claims')::boolean) as invoice_ids`,
    [id]
  )
  await record(
    manager,
    actor,
    rows.flatMap(({ invoice_ids }) => [
      { reference: "crm_dunning_notice", reference_id: id, act: "sent" },
      ...invoice_ids.map((invoice_id) => ({
        reference: "crm_invoice",
        reference_id: invoice_id,
        act: "reminded_by_letter",
      })),
    ])
  )
  return rows.length > 0
}
