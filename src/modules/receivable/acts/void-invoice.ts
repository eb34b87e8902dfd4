import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { OPENING_INVOICE } from "../../../shared/opening-balance"
import { assertTransition } from "../../../shared/transitions"
import { INVOICE_TRANSITIONS } from "../rules/transitions"
import { invoiceName, LockedInvoice, lockInvoices, say } from "../sql/documents"
import { refreshInvoicedTotal } from "../sql/order-billing"
import { record, updateRow } from "../sql/rows"

type Voiding = { note?: string | null; voided_date: Day; actor: Actor }

/** Voids a draft freely, and an issued invoice that nobody has seen or paid; its number stays used. */
export async function voidInvoice(
  manager: EntityManager,
  id: string,
  { note, voided_date, actor }: Voiding
): Promise<void> {
  const [invoice] = await lockInvoices(manager, [id])
  if (invoice.status === "voided") {
    return
  }
  assertTransition(INVOICE_TRANSITIONS, invoiceName(invoice), invoice.status, "voided")
  if (invoice.status === "issued") {
    await assertUntouched(manager, invoice)
  }
  const day = invoice.issue_date && invoice.issue_date > voided_date ? invoice.issue_date : voided_date
  await updateRow(manager, "crm_invoice", id, {
    status: "voided",
    voided_at: new Date(),
    voided_by: actor.actor_id,
    voided_date: day,
    void_note: note ?? null,
  })
  await record(manager, actor, [
    {
      reference: "crm_invoice",
      reference_id: id,
      act: "voided",
      changes: { status: [invoice.status, "voided"] },
      note: note ?? null,
    },
  ])
  await refreshInvoicedTotal(manager, invoice.order_id)
}

async function assertUntouched(manager: EntityManager, invoice: LockedInvoice): Promise<void> {
  const [facts] = await manager.execute<{ document_type: string; handed_over_at: Date | null; exported_at: Date | null; credit_note: string | null }[]>(
    `select document_type, handed_over_at, exported_at, (select min(number) from crm_credit_note c where c.invoice_id = i.id) as credit_note
     from crm_invoice i where id = ?`,
    [invoice.id]
  )
  // An opening balance is taken over wrongly or rightly, whoever saw it: the document itself is in the ledger of before.
  const ours = facts.document_type !== OPENING_INVOICE
  const reason = MathBN.gt(invoice.allocated_total, 0)
    ? `${say(invoice.allocated_total, invoice.currency_code)} is allocated to it; undo that first, or credit it`
    : facts.credit_note
      ? `credit note ${facts.credit_note} takes it back already`
      : ours && facts.handed_over_at
        ? "the buyer has it; take it back by a credit note"
        : ours && facts.exported_at
          ? "it was exported, and other books may have it; take it back by a credit note"
          : null
  if (reason) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${invoiceName(invoice)} cannot be voided: ${reason}.`)
  }
}

/** Only the first time counts; drafts are not handed over. */
export async function markHandedOver(manager: EntityManager, id: string, actor: Actor): Promise<void> {
  const rows = await manager.execute<{ id: string }[]>(
    `update crm_invoice set handed_over_at = now(), updated_at = now()
     where id = ? and status = 'issued' and handed_over_at is null and deleted_at is null returning id`,
    [id]
  )
  if (rows.length) {
    await record(manager, actor, [{ reference: "crm_invoice", reference_id: id, act: "handed_over" }])
  }
}
