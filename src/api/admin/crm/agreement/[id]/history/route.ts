import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { agreementModule } from "../../../../../../workflows/agreement/agreement-module"
import { plainRow } from "../../../../../shared/answer"
import { assertSeesAll } from "../../answer"

/** Who repaired or dismissed a break, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  assertSeesAll(req)
  const { limit, offset } = req.validatedQuery as { limit: number; offset: number }
  const { id } = await agreementModule(req.scope).retrieveCrmAgreementBreak(req.params.id, { select: ["id"] })
  const [rows, count] = await agreementModule(req.scope).listAndCountCrmAgreementHistories(
    { reference: "crm_agreement_break", reference_id: id },
    { order: { created_at: "DESC", id: "DESC" }, take: limit, skip: offset }
  )
  res.json({ history: plainRow<object[]>(rows), count, offset, limit })
}
