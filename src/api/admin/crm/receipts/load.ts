import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput } from "../../../../shared/money"
import { assertInScope } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { namedAllocations, refundsOf, rowsByIds } from "../../../shared/documents"

export type ReceiptRow = Record<string, unknown> & {
  id: string
  number: string
  owner_id: string | null
  amount: AmountInput
  allocated_total: AmountInput
  refunded_total: AmountInput
}

/** What is neither used on an invoice nor given back. */
export function receiptAnswerOf(row: ReceiptRow): Record<string, unknown> {
  const unallocated = MathBN.sub(row.amount, row.allocated_total, row.refunded_total)
  const allocations = row.allocations ? { allocations: namedAllocations(row.allocations) } : {}
  return { ...plainRow<object>(row), ...allocations, unallocated: unallocated.toNumber() }
}

/** @throws NOT_FOUND, also for a receipt outside the caller's scope */
export async function loadReceipt(req: MedusaRequest, id: string = req.params.id): Promise<ReceiptRow> {
  const [row] = await rowsByIds<ReceiptRow>(req, "crm_receipt", [id], ["*allocations", "allocations.invoice.*"])
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Receipt ${id} was not found.`)
  }
  assertInScope(req, row.owner_id, `Receipt ${id}`)
  return { ...row, refunds: await refundsOf(req, { receipt_id: id }) }
}

/** The receipt as the API answers it after an act. */
export const answerReceipt = async (req: MedusaRequest, id: string): Promise<Record<string, unknown>> =>
  receiptAnswerOf(await loadReceipt(req, id))
