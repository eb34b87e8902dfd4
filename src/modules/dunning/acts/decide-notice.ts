import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { changesBetween } from "../../../shared/history"
import { assertTransition } from "../../../shared/transitions"
import { choosePolicy } from "../rules/choose-policy"
import { NOTICE_TRANSITIONS } from "../rules/transitions"
import { lockNotice, noticeName, readNotice } from "../sql/notices"
import { openInvoicesOf } from "../sql/open-invoices"
import { readPolicies } from "../sql/policies"
import { lockDebtor, record, setColumns } from "../sql/rows"
import { ContactsOf, NoticeEdit, NoticeRow } from "../types"
import { columnsOf, contactOf, groupsOf, planOf } from "./propose"

const EDITED = ["subject", "message", "recipient", "note"] as const

/** Statuses in which a person may still change what a notice says. */
const OPEN = ["proposed", "held", "excluded", "open"]

/** Changes words, recipient or note of a notice that has not left. @throws NOT_ALLOWED for any other */
export async function editNotice(
  manager: EntityManager,
  id: string,
  edit: NoticeEdit,
  actor: Actor
): Promise<NoticeRow> {
  const before = await lockNotice(manager, id)
  if (!OPEN.includes(before.status)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${noticeName(before)} is ${before.status} and cannot be changed; only one that has not left can.`
    )
  }
  const given = Object.fromEntries(
    EDITED.filter((field) => edit[field] !== undefined).map((field) => [field, edit[field] || null])
  )
  const after = { ...before, ...given } as NoticeRow
  const changes = changesBetween(before, after, [...EDITED])
  if (changes) {
    await setColumns(manager, "crm_dunning_notice", id, given)
    await record(manager, actor, [{ reference: "crm_dunning_notice", reference_id: id, act: "edited", changes }])
  }
  return readNotice(manager, id)
}

/** Leaves a notice out of its run. Leaving it out twice changes nothing. @throws NOT_ALLOWED once it was sent */
export async function excludeNotice(
  manager: EntityManager,
  id: string,
  note: string | null,
  actor: Actor
): Promise<NoticeRow> {
  const notice = await lockNotice(manager, id)
  if (notice.status !== "excluded") {
    assertTransition(NOTICE_TRANSITIONS, noticeName(notice), notice.status, "excluded")
    await setColumns(manager, "crm_dunning_notice", id, {
      status: "excluded",
      decided_by: actor.actor_id,
      ...(note ? { note } : {}),
    })
    await record(manager, actor, [{ reference: "crm_dunning_notice", reference_id: id, act: "excluded", note }])
  }
  return readNotice(manager, id)
}

/**
 * Takes a notice that was left out, or held back, into its run again: as its debtor stands today, in spite of what held it back. What is
 * disputed is not asked for even then.
 *
 * @throws NOT_ALLOWED when nothing of it is late any more, or nobody can be written to
 */
export async function includeNotice(
  manager: EntityManager,
  id: string,
  { today, note, contactsOf, actor }: { today: Day; note: string | null; contactsOf: ContactsOf; actor: Actor }
): Promise<NoticeRow> {
  const { debtor_key } = await readNotice(manager, id)
  await lockDebtor(manager, debtor_key)
  const notice = await lockNotice(manager, id)
  if (notice.status === "proposed") {
    return notice
  }
  assertTransition(NOTICE_TRANSITIONS, noticeName(notice), notice.status, "proposed")
  const open = await openInvoicesOf(manager, [debtor_key], { as_of: today, currency_code: notice.currency_code })
  const group = groupsOf(open).find(([{ company_id }]) => company_id === notice.company_id)
  const contacts = await contactsOf(notice.bill_to_customer_id ? [notice.bill_to_customer_id] : [])
  const override = Boolean(notice.held_reasons?.length) || notice.override
  const plan =
    group &&
    planOf(group, choosePolicy(await readPolicies(manager), group[0]), today, contactOf(group, contacts), override)
  if (!group || !plan) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${noticeName(notice)} has nothing left to ask for: no invoice of it is late at a level that was not sent yet.`
    )
  }
  const columns = columnsOf(plan, contactOf(group, contacts))
  const recipient = notice.recipient ?? (columns.recipient as string | null)
  const held = plan.held.filter(({ reason }) => reason !== "no_address" || !recipient)
  if (held.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${noticeName(notice)} cannot be sent: ${held.map(({ reason }) => reason.replaceAll("_", " ")).join(", ")}.`
    )
  }
  await setColumns(manager, "crm_dunning_notice", id, {
    ...columns,
    recipient,
    status: "proposed",
    override,
    decided_by: actor.actor_id,
    ...(note ? { note } : {}),
  })
  await record(manager, actor, [{ reference: "crm_dunning_notice", reference_id: id, act: "included", note }])
  return readNotice(manager, id)
}

/** Notes that a call was made, or that it is to be made after all. */
export async function settleCall(
  manager: EntityManager,
  id: string,
  { done, note, actor }: { done: boolean; note: string | null; actor: Actor }
): Promise<NoticeRow> {
  const notice = await lockNotice(manager, id)
  const status = done ? "done" : "open"
  if (notice.status !== status) {
    assertTransition(NOTICE_TRANSITIONS, noticeName(notice), notice.status, status)
    await setColumns(manager, "crm_dunning_notice", id, {
      status,
      sent_at: done ? new Date() : null,
      sent_by: actor.actor_id,
      ...(note ? { note } : {}),
    })
    await record(manager, actor, [
      { reference: "crm_dunning_notice", reference_id: id, act: done ? "called" : "reopened", note },
      ...(done
        ? notice.invoices
            .filter(({ claims }) => claims)
            .map(({ invoice_id }) => ({ reference: "crm_invoice", reference_id: invoice_id, act: "called", note }))
        : []),
    ])
  }
  return readNotice(manager, id)
}
