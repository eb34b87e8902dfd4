import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput } from "../../../../shared/money"
import { assertInScope } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { namedAllocations, refundsOf, rowsByIds } from "../../../shared/documents"

export type CreditNoteRow = Record<string, unknown> & {
  id: string
  number: string | null
  invoice_id: string
  owner_id: string | null
  total: AmountInput
  allocated_total: AmountInput
  refunded_total: AmountInput
}

/** What is neither used on an invoice nor paid back. */
export function creditNoteAnswerOf(row: CreditNoteRow): Record<string, unknown> {
  const allocations = row.allocations ? { allocations: namedAllocations(row.allocations) } : {}
  const unallocated = MathBN.sub(row.total, row.allocated_total, row.refunded_total)
  return { ...plainRow<object>(row), ...allocations, unallocated: unallocated.toNumber() }
}

/** @throws NOT_FOUND, also for a credit note outside the caller's scope */
export async function loadCreditNote(req: MedusaRequest, id: string = req.params.id): Promise<CreditNoteRow> {
  const [row] = await rowsByIds<CreditNoteRow>(req, "crm_credit_note", [id], ["*items", "*allocations", "allocations.invoice.*"])
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Credit note ${id} was not found.`)
  }
  assertInScope(req, row.owner_id, `Credit note ${id}`)
  return { ...row, refunds: await refundsOf(req, { credit_note_id: id }) }
}

/** The credit note as the API answers it after an act. */
export const answerCreditNote = async (req: MedusaRequest, id: string): Promise<Record<string, unknown>> =>
  creditNoteAnswerOf(await loadCreditNote(req, id))
