import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { DisputedLine } from "../../../../modules/receivable/rules/dispute"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { pickFields, plainRow } from "../../../shared/answer"
import { listRequestOf, rowsByIds, totalsAnswer } from "../../../shared/documents"

export type StoredDispute = Record<string, unknown> & { id: string; invoice_id: string; items: DisputedLine[] | null }

/** A dispute as the API answers it; amounts and quantities of its lines are numbers like all others. */
export const disputeAnswerOf = (row: StoredDispute): Record<string, unknown> => ({
  ...plainRow<object>(row),
  items:
    row.items?.map((line) => ({
      ...line,
      quantity: MathBN.convert(line.quantity).toNumber(),
      amount: MathBN.convert(line.amount).toNumber(),
    })) ?? null,
})

/** One page of disputes. @param invoice_id - of this invoice, whose scope the caller has checked */
export async function answerDisputes(req: MedusaRequest, res: MedusaResponse, invoice_id?: string): Promise<void> {
  const asked = listRequestOf(req)
  const request = invoice_id
    ? { ...asked, filters: { ...asked.filters, invoice_id }, scope: { all: true as const } }
    : asked
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids, count, totals } = await receivable.searchDisputes(request)
  const rows = await rowsByIds<StoredDispute>(req, "crm_dispute", ids, [])
  const disputes = rows.map((row) => pickFields(disputeAnswerOf(row), req.queryConfig.fields))
  res.json({ disputes, count, offset: request.offset, limit: request.limit, totals: totalsAnswer(totals) })
}

/** @throws NOT_FOUND, also for a dispute of another invoice */
export async function answerDispute(
  req: MedusaRequest,
  id: string,
  invoice_id: string
): Promise<Record<string, unknown>> {
  const [row] = await rowsByIds<StoredDispute>(req, "crm_dispute", [id], [])
  if (row?.invoice_id !== invoice_id) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Dispute ${id} was not found.`)
  }
  return disputeAnswerOf(row)
}
