import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { canonicalJson, sha256 } from "../../../shared/canonical-json"
import { Day } from "../../../shared/days"
import { leftToCreditOf } from "../sql/documents"
import { orderBilling } from "../sql/order-billing"
import { insertRows, lockAndRead, lockName, record, updateRow } from "../sql/rows"
import {
  BillingGap,
  BillingGapLine,
  BillingProposalHead,
  BillingProposalRow,
  CreditNoteInput,
  MadeDocument,
  OrderBilling,
} from "../types"
import { createCreditNote } from "./credit-note"

type Stored = Pick<BillingProposalRow, "id" | "order_id" | "kind" | "reason" | "state" | "fingerprint"> & {
  order_display_id: string | null
  lines: BillingGapLine[]
  documents: MadeDocument[] | null
}

const COLUMNS = "id, order_id, order_display_id, kind, reason, state, fingerprint, lines, documents"

const REASON_CODES = { edit: "correction", return: "return", cancellation: "cancellation", refund: "price" } as const

/**
 * Brings the open proposal of an order to what its documents lack now: opened, changed, or closed when nothing is lacking.
 *
 * @param find - asked while the order is locked, with what is on its documents by then
 * @returns id of the open proposal
 */
export async function syncBillingProposal(
  manager: EntityManager,
  order_id: string,
  head: BillingProposalHead,
  find: (billing: OrderBilling) => BillingGap | null,
  actor: Actor
): Promise<string | null> {
  await lockName(manager, `crm_order:${order_id}`)
  const gap = find(await orderBilling(manager, order_id))
  const [open] = await manager.execute<{ id: string; fingerprint: string }[]>(
    "select id, fingerprint from crm_billing_proposal where order_id = ? and state = 'open' and deleted_at is null",
    [order_id]
  )
  if (!gap) {
    if (open) {
      await updateRow(manager, "crm_billing_proposal", open.id, { state: "closed", decided_at: new Date() })
      await history(manager, actor, open.id, "closed", ["open", "closed"])
    }
    return null
  }
  const values = { ...head, ...gap, fingerprint: sha256(canonicalJson(gap)) }
  if (!open) {
    const [id] = await insertRows(manager, "crm_billing_proposal", "crmbp", [{ order_id, ...values, state: "open" }])
    await history(manager, actor, id, "opened", [null, "open"])
    return id
  }
  if (open.fingerprint !== values.fingerprint) {
    await updateRow(manager, "crm_billing_proposal", open.id, values)
  }
  return open.id
}

/** Makes the credit notes of an open proposal, all or none. One that is done answers what was made. */
export async function creditByProposal(
  manager: EntityManager,
  id: string,
  { issue_date, today, actor }: { issue_date?: Day; today: Day; actor: Actor }
): Promise<MadeDocument[]> {
  const proposal = await lockProposal(manager, id)
  if (proposal.state === "done") {
    return proposal.documents ?? []
  }
  assertOpen(proposal)
  const documents: MadeDocument[] = []
  for (const input of await notesOf(manager, proposal)) {
    const note = await createCreditNote(manager, { ...input, issue_date, actor }, today)
    const [{ number }] = await manager.execute<{ number: string }[]>("select number from crm_credit_note where id = ?", [note])
    documents.push({ reference: "crm_credit_note", id: note, number })
  }
  await finish(manager, proposal, documents, actor)
  return documents
}

/** Notes what was made of a proposal. Only the first call counts. */
export async function finishBillingProposal(
  manager: EntityManager,
  id: string,
  documents: MadeDocument[],
  actor: Actor
): Promise<void> {
  const proposal = await lockProposal(manager, id)
  // Its cause went with the document that was just made, so that it may be closed by now.
  if (proposal.state === "open" || proposal.state === "closed") {
    await finish(manager, proposal, documents, actor)
  }
}

/** Leaves the difference as it is, for good: later changes are compared with what stands then. Dismissing twice changes nothing. */
export async function dismissBillingProposal(
  manager: EntityManager,
  id: string,
  note: string | null,
  actor: Actor
): Promise<void> {
  const proposal = await lockProposal(manager, id)
  if (proposal.state === "dismissed") {
    return
  }
  assertOpen(proposal)
  const decided = { decided_at: new Date(), decided_by: actor.actor_id }
  await updateRow(manager, "crm_billing_proposal", id, { state: "dismissed", note, ...decided })
  await history(manager, actor, id, "dismissed", ["open", "dismissed"], note)
}

async function lockProposal(manager: EntityManager, id: string): Promise<Stored> {
  const [found] = await manager.execute<{ order_id: string }[]>(
    "select order_id from crm_billing_proposal where id = ? and deleted_at is null",
    [id]
  )
  if (!found) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Proposal ${id} was not found.`)
  }
  await lockName(manager, `crm_order:${found.order_id}`)
  const [proposal] = await lockAndRead<Stored>(manager, "crm_billing_proposal", COLUMNS, [id])
  return proposal
}

export function assertOpen({ id, state, order_display_id }: Pick<Stored, "id" | "state" | "order_display_id">): void {
  if (state !== "open") {
    const why = state === "closed" ? "its cause is gone" : state === "done" ? "its documents are made" : "it was dismissed"
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Proposal ${id} of order #${order_display_id ?? "?"} is not open any more: ${why}.`
    )
  }
}

type Note = Pick<CreditNoteInput, "invoice_id" | "items" | "amount" | "reason_code">

/** Of each invoice: one note over its lines, and one over an amount; a note that takes all that is left says no amount. */
async function notesOf(manager: EntityManager, { lines, reason }: Stored): Promise<Note[]> {
  const notes: Note[] = []
  for (const invoice_id of [...new Set(lines.map((line) => line.invoice_id as string))].sort()) {
    const own = lines.filter((line) => line.invoice_id === invoice_id)
    const reason_code = REASON_CODES[reason]
    const items = own.flatMap(({ invoice_item_id, quantity, amount }) =>
      invoice_item_id ? [{ invoice_item_id, ...(quantity ? { quantity } : { amount, at_most: true }) }] : []
    )
    if (items.length) {
      notes.push({ invoice_id, items, reason_code })
    }
    for (const { amount } of own.filter((line) => !line.invoice_item_id)) {
      const isRest = !items.length && (await leftToCreditOf(manager, invoice_id)).isEqualTo(amount)
      notes.push({ invoice_id, reason_code, ...(isRest ? {} : { amount }) })
    }
  }
  return notes
}

async function finish(manager: EntityManager, { id, state }: Stored, documents: MadeDocument[], actor: Actor): Promise<void> {
  const decided = { decided_at: new Date(), decided_by: actor.actor_id }
  await updateRow(manager, "crm_billing_proposal", id, { state: "done", documents, ...decided })
  const note = documents.map(({ number, id: made }) => number ?? made).join(", ")
  await history(manager, actor, id, "done", [state, "done"], note)
}

const history = (
  manager: EntityManager,
  actor: Actor,
  id: string,
  act: string,
  state: [string | null, string],
  note: string | null = null
): Promise<void> =>
  record(manager, actor, [{ reference: "crm_billing_proposal", reference_id: id, act, changes: { state }, note }])
