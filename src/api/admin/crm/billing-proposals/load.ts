import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import type { BillingGapLine } from "../../../../modules/receivable/types"
import { assertInScope } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { rowsByIds } from "../../../shared/documents"

export type BillingProposalRow = Record<string, unknown> & { id: string; owner_id: string | null; lines: BillingGapLine[] }

/** A proposal as the API answers it; quantities and amounts of its lines are numbers like all others. */
export const billingProposalAnswerOf = (row: BillingProposalRow): Record<string, unknown> => ({
  ...plainRow<object>(row),
  lines: row.lines.map((line) => ({
    ...line,
    quantity: line.quantity === null ? null : MathBN.convert(line.quantity).toNumber(),
    amount: MathBN.convert(line.amount).toNumber(),
  })),
})

/** @throws NOT_FOUND, also for a proposal outside the caller's scope */
export async function loadBillingProposal(req: MedusaRequest, id: string = req.params.id): Promise<BillingProposalRow> {
  const [row] = await rowsByIds<BillingProposalRow>(req, "crm_billing_proposal", [id], [])
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Proposal ${id} was not found.`)
  }
  assertInScope(req, row.owner_id, `Proposal ${id}`)
  return row
}
