import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { canonicalJson } from "../../../shared/canonical-json"
import { Day } from "../../../shared/days"
import { assertTransition } from "../../../shared/transitions"
import { DISPUTE_TRANSITIONS, DisputableLine, DisputedLine, DisputeStatus, judgeDispute } from "../rules/dispute"
import { invoiceName, LockedInvoice, lockInvoices, told } from "../sql/documents"
import { insertRows, lockAndRead, record, updateRow } from "../sql/rows"
import { DisputeInput, DisputeResolutionInput, DisputeRow } from "../types"

type OpenDispute = Pick<DisputeRow, "id" | "reason" | "note" | "opened_by" | "reference" | "reference_id"> & {
  amount: string
  items: DisputedLine[] | null
}

/**
 * Notes that a part of an issued invoice is disputed. The same dispute of the same person (or of the same origin) that is still open
 * is answered instead of a second one.
 *
 * @returns its id
 */
export async function disputeInvoice(manager: EntityManager, input: DisputeInput, today: Day): Promise<string> {
  const [invoice] = await lockInvoices(manager, [input.invoice_id])
  if (invoice.status !== "issued") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} is ${invoice.status}; only issued invoices can be disputed.`
    )
  }
  const open = await openDisputes(manager, invoice.id)
  const known = open.find((dispute) => isSame(dispute, input))
  if (known) {
    return known.id
  }
  const lines = input.items ? await readLines(manager, invoice.id) : []
  const { amount, items } = judgeDispute(input, {
    name: invoiceName(invoice),
    currency_code: invoice.currency_code,
    outstanding: MathBN.sub(invoice.total, invoice.allocated_total),
    disputed: MathBN.add(0, ...open.map((dispute) => dispute.amount)),
    lines,
  })
  const [head] = await manager.execute<{ customer_name: string | null; owner_id: string | null }[]>(
    "select customer_name, owner_id from crm_invoice where id = ?",
    [invoice.id]
  )
  const { reason, note = null, reference = null, reference_id = null, actor } = input
  const [id] = await insertRows(manager, "crm_dispute", "crmdsp", [
    {
      invoice_id: invoice.id,
      invoice_number: invoice.number,
      customer_id: invoice.customer_id,
      bill_to_customer_id: invoice.bill_to_customer_id,
      customer_name: head.customer_name,
      currency_code: invoice.currency_code,
      amount,
      items,
      owner_id: input.owner_id ?? head.owner_id,
      status: "open",
      opened_date: today,
      opened_by: actor.actor_id,
      ...{ reason, note, reference, reference_id },
    },
  ])
  await history(manager, actor, invoice, "disputed", {
    changes: { dispute: [null, { id, reason, ...told(amount, invoice.currency_code) }] },
    note,
  })
  return id
}

/** Ends a dispute. The same end once more changes nothing. @throws NOT_ALLOWED for one that ended otherwise */
export async function resolveDispute(
  manager: EntityManager,
  id: string,
  { resolution, note = null, credit_note_id = null, actor }: DisputeResolutionInput,
  today: Day
): Promise<void> {
  const [found] = await manager.execute<{ invoice_id: string }[]>(
    "select invoice_id from crm_dispute where id = ? and deleted_at is null",
    [id]
  )
  if (!found) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Dispute ${id} was not found.`)
  }
  const [invoice] = await lockInvoices(manager, [found.invoice_id])
  const [dispute] = await lockAndRead<{ status: DisputeStatus; resolution: string | null; amount: string }>(
    manager,
    "crm_dispute",
    "status, resolution, amount::text",
    [id]
  )
  if (dispute.status === "resolved" && dispute.resolution === resolution) {
    return
  }
  assertTransition(DISPUTE_TRANSITIONS, `The dispute of ${invoiceName(invoice)}`, dispute.status, "resolved")
  if (credit_note_id) {
    await assertCreditOf(manager, invoice, credit_note_id, resolution)
  }
  const resolved = { resolved_date: today, resolved_at: new Date(), resolved_by: actor.actor_id }
  await updateRow(manager, "crm_dispute", id, {
    status: "resolved",
    resolution,
    resolution_note: note,
    credit_note_id,
    ...resolved,
  })
  await history(manager, actor, invoice, "dispute_resolved", {
    changes: {
      dispute: [
        { id, status: "open", amount: dispute.amount },
        { id, status: "resolved", resolution, credit_note_id },
      ],
    },
    note,
  })
}

const openDisputes = (manager: EntityManager, invoice_id: string): Promise<OpenDispute[]> =>
  manager.execute(
    `select id, reason, note, opened_by, reference, reference_id, amount::text, items from crm_dispute
     where invoice_id = ? and status = 'open' and deleted_at is null order by created_at, id`,
    [invoice_id]
  )

const readLines = (manager: EntityManager, invoice_id: string): Promise<DisputableLine[]> =>
  manager.execute(
    "select id, title, quantity::text, total::text from crm_invoice_item where invoice_id = ? and deleted_at is null",
    [invoice_id]
  )

/** A click that came twice, or an origin that speaks again. */
function isSame(open: OpenDispute, input: DisputeInput): boolean {
  if (input.reference_id || open.reference_id) {
    return open.reference === (input.reference ?? null) && open.reference_id === (input.reference_id ?? null)
  }
  const lines = (items: { invoice_item_id: string; quantity: unknown }[] | null | undefined): string =>
    canonicalJson(
      items?.map(({ invoice_item_id, quantity }) => [invoice_item_id, MathBN.convert(quantity as string).toFixed()]) ??
        null
    )
  return (
    open.reason === input.reason &&
    open.note === (input.note ?? null) &&
    open.opened_by === input.actor.actor_id &&
    lines(open.items) === lines(input.items) &&
    (input.items !== undefined || (input.amount !== undefined && MathBN.eq(open.amount, input.amount)))
  )
}

async function assertCreditOf(
  manager: EntityManager,
  invoice: LockedInvoice,
  credit_note_id: string,
  resolution: DisputeResolutionInput["resolution"]
): Promise<void> {
  if (resolution !== "credited") {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "Only a dispute that was credited has a credit note.")
  }
  const [note] = await manager.execute<{ number: string; invoice_id: string }[]>(
    "select number, invoice_id from crm_credit_note where id = ? and status = 'issued' and deleted_at is null",
    [credit_note_id]
  )
  if (!note) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Credit note ${credit_note_id} was not found.`)
  }
  if (note.invoice_id !== invoice.id) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Credit note ${note.number} is not of ${invoiceName(invoice)}.`
    )
  }
}

const history = (
  manager: EntityManager,
  actor: Actor,
  invoice: LockedInvoice,
  act: string,
  { changes, note }: { changes: Record<string, [unknown, unknown]>; note: string | null }
): Promise<void> => record(manager, actor, [{ reference: "crm_invoice", reference_id: invoice.id, act, changes, note }])
