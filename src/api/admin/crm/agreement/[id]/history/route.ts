import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { BreakRow } from "../../../../../../modules/agreement/service"
import { agreementModule } from "../../../../../../workflows/agreement/agreement-module"
import { plainRow } from "../../../../../shared/answer"
import { assertSeesAll, breakAnswer } from "../../answer"

/** When a break was found, said something else and was settled, and who repaired or dismissed it, newest first; with the break. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesAll(req)
  const { limit, offset } = req.validatedQuery as { limit: number; offset: number }
  const row = (await agreementModule(req.scope).retrieveCrmAgreementBreak(req.params.id)) as BreakRow
  const [rows, count] = await agreementModule(req.scope).listAndCountCrmAgreementHistories(
    { reference: "crm_agreement_break", reference_id: row.id },
    { order: { created_at: "DESC", id: "DESC" }, take: limit, skip: offset }
  )
  res.json({ break: breakAnswer(row), history: plainRow<object[]>(rows), count, offset, limit })
}
