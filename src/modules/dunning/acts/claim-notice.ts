import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { planMessage } from "../../outbox/sql/plan-message"
import { Actor } from "../../../shared/actor"
import { Day, daysBetween } from "../../../shared/days"
import { assertTransition } from "../../../shared/transitions"
import { NOTICE_TRANSITIONS } from "../rules/transitions"
import { lockNotice, noticeName, readNotice } from "../sql/notices"
import { openInvoicesOf } from "../sql/open-invoices"
import { insertNew, lockDebtor, record, setColumns } from "../sql/rows"
import { ClaimOutcome, NoticeInvoice, NoticeRow } from "../types"
import { needsRecipient } from "./propose"

export type ClaimInput = {
  id: string
  today: Day
  /** The store's day on which the message may leave, at the earliest. */
  send_date: Day
  reply_to?: string | null
  /** Who else gets the mail. */
  cc?: string[]
  actor: Actor
}

/**
 * Takes a proposed notice for sending, once: one claim per invoice and level, and the planned message, in one transaction. What is
 * settled, held back or claimed by now is left out; when nothing is left the notice is skipped with the reason.
 *
 * Taking a notice again that was taken changes nothing and answers what became of it.
 *
 * @throws NOT_ALLOWED for a notice that is held back, left out, superseded or canceled
 */
export async function claimNotice(manager: EntityManager, input: ClaimInput): Promise<ClaimOutcome> {
  const { debtor_key } = await readNotice(manager, input.id)
  await lockDebtor(manager, debtor_key)
  const notice = await lockNotice(manager, input.id)
  if (["planned", "sent", "open", "done", "skipped"].includes(notice.status)) {
    return { notice, claimed: false }
  }
  if (notice.status === "failed") {
    return tryAgain(manager, notice, input)
  }
  const next = notice.channel === "phone" ? "open" : "planned"
  assertTransition(NOTICE_TRANSITIONS, noticeName(notice), notice.status, next)
  if (needsRecipient(notice.channel) && !notice.recipient) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${noticeName(notice)} has no address to send it to; give one first.`
    )
  }
  const { invoices, reason } = await asOfNow(manager, notice, input.today)
  const claimed = reason ? [] : await claim(manager, notice, invoices)
  if (!claimed.length) {
    return skip(manager, notice, reason ?? "already_chased", input.actor)
  }
  const kept = invoices.map((line) => ({ ...line, claims: claimed.includes(line.invoice_id) }))
  const message = await plan(manager, notice, input)
  const amount = sumOf(kept)
  await setColumns(manager, "crm_dunning_notice", notice.id, {
    status: next,
    invoices: kept,
    amount,
    raw_amount: { value: amount, precision: 20 },
    outbox_message_id: message,
    planned_at: new Date(),
    sent_by: input.actor.actor_id,
  })
  await record(manager, input.actor, [
    { reference: "crm_dunning_notice", reference_id: notice.id, act: next, note: notice.recipient },
  ])
  return { notice: await readNotice(manager, notice.id), claimed: true }
}

/**
 * Asks right before a planned message leaves whether it is still due, and writes what it lists by now.
 *
 * @returns null when it is not: then it is skipped with the reason, and its levels may be claimed again
 */
export async function refreshPlanned(
  manager: EntityManager,
  id: string,
  today: Day,
  actor: Actor
): Promise<NoticeRow | null> {
  const { debtor_key } = await readNotice(manager, id)
  await lockDebtor(manager, debtor_key)
  const notice = await lockNotice(manager, id)
  if (notice.status !== "planned") {
    return null
  }
  const { invoices, reason } = await asOfNow(manager, notice, today)
  if (reason) {
    await skip(manager, notice, reason, actor)
    return null
  }
  const amount = sumOf(invoices)
  await setColumns(manager, "crm_dunning_notice", id, {
    invoices,
    amount,
    raw_amount: { value: amount, precision: 20 },
    days_late: Math.max(...invoices.map(({ days_late }) => days_late)),
  })
  return readNotice(manager, id)
}

const sumOf = (lines: NoticeInvoice[]): string => MathBN.add(0, ...lines.map(({ asked }) => asked)).toFixed()

/** What of a notice's invoices is open and not held back on a day; the reason when none of those that it chases is. */
async function asOfNow(
  manager: EntityManager,
  notice: NoticeRow,
  today: Day
): Promise<{ invoices: NoticeInvoice[]; reason: string | null }> {
  const open = await openInvoicesOf(manager, [notice.debtor_key], { as_of: today, currency_code: notice.currency_code })
  const stopped: string[] = []
  const invoices = notice.invoices.flatMap((line): NoticeInvoice[] => {
    const now = open.find(({ invoice_id }) => invoice_id === line.invoice_id)
    if (!now || now.due_date !== line.due_date || !MathBN.gt(line.asked, 0)) {
      return []
    }
    const stops = notice.override ? [] : now.held.filter(({ reason }) => reason !== "disputed" && reason !== "claim")
    const rest = MathBN.max(MathBN.sub(now.due, now.disputed), 0)
    if (stops.length || rest.isZero()) {
      stopped.push(stops[0]?.reason ?? "disputed")
      return []
    }
    const { outstanding, disputed, held, due_date } = now
    return [{ ...line, outstanding, disputed, held, asked: rest.toFixed(), days_late: daysBetween(due_date, today) }]
  })
  const chases = invoices.some(({ claims }) => claims)
  return { invoices, reason: chases ? null : (stopped[0] ?? "settled") }
}

/** @returns ids of the invoices that this notice is the one to chase */
async function claim(manager: EntityManager, notice: NoticeRow, lines: NoticeInvoice[]): Promise<string[]> {
  const wanted = lines.filter(({ claims }) => claims)
  // A level that came after it was claimed meanwhile: the earlier one is out of date.
  const further = await manager.execute<{ invoice_id: string; due_date: string; level_days: number }[]>(
    `select invoice_id, due_date, max(level_days)::int as level_days from crm_dunning_claim
     where invoice_id in (${wanted.map(() => "?").join(", ") || "null"}) and deleted_at is null group by 1, 2`,
    wanted.map(({ invoice_id }) => invoice_id)
  )
  const free = wanted.filter(
    (line) =>
      !further.some(
        (one) =>
          one.invoice_id === line.invoice_id && one.due_date === line.due_date && one.level_days >= line.level_days!
      )
  )
  const made = await insertNew(
    manager,
    "crm_dunning_claim",
    "crmdc",
    free.map(({ invoice_id, due_date, level_id, level_days }) => ({
      invoice_id,
      due_date,
      level_id,
      level_days,
      notice_id: notice.id,
    }))
  )
  if (!made.length) {
    return []
  }
  const rows = await manager.execute<{ invoice_id: string }[]>(
    `select invoice_id from crm_dunning_claim where id in (${made.map(() => "?").join(", ")})`,
    made
  )
  return rows.map(({ invoice_id }) => invoice_id)
}

/** Plans the message in the one outbox. Calls and letters have none: they leave by hand. */
async function plan(manager: EntityManager, notice: NoticeRow, input: ClaimInput): Promise<string | null> {
  if (!needsRecipient(notice.channel)) {
    return null
  }
  return planMessage(manager, {
    kind: "dunning_notice",
    class: "chasing",
    topic: "debt",
    channel: notice.channel === "mail" ? "email" : notice.channel,
    to: notice.recipient!,
    cc: input.cc,
    reply_to: input.reply_to ?? null,
    customer_id: notice.bill_to_customer_id,
    locale: notice.locale,
    reference: "crm_dunning_notice",
    reference_id: notice.id,
    dedupe_key: `dunning_notice:${notice.id}`,
    send_date: input.send_date,
  })
}

async function skip(manager: EntityManager, notice: NoticeRow, reason: string, actor: Actor): Promise<ClaimOutcome> {
  // Nothing was sent: what holds it back may end, and the level is then due.
  await manager.execute("delete from crm_dunning_claim where notice_id = ?", [notice.id])
  await setColumns(manager, "crm_dunning_notice", notice.id, { status: "skipped", skip_reason: reason })
  await record(manager, actor, [
    { reference: "crm_dunning_notice", reference_id: notice.id, act: "skipped", note: reason },
  ])
  return { notice: await readNotice(manager, notice.id), claimed: false }
}

/** A person sends a mail again that failed too often: under the same key, so that one that did arrive is not repeated. */
async function tryAgain(manager: EntityManager, notice: NoticeRow, { actor }: ClaimInput): Promise<ClaimOutcome> {
  await manager.execute(
    `update crm_outbox_message set attempts = 0, claimed_at = null, updated_at = now() where id = ? and state = 'failed'`,
    [notice.outbox_message_id]
  )
  await setColumns(manager, "crm_dunning_notice", notice.id, { status: "planned" })
  await record(manager, actor, [{ reference: "crm_dunning_notice", reference_id: notice.id, act: "planned" }])
  return { notice: await readNotice(manager, notice.id), claimed: true }
}
