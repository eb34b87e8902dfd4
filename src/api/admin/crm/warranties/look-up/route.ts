import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { coverageOf } from "../../../../../modules/warranty/rules/coverage"
import { warranties } from "../../../../../workflows/warranty/warranty-module"
import { scopeOf } from "../../../../shared"
import { storeToday } from "../../../../shared/documents"
import { warrantyAnswers } from "../load"
import { AdminLookUpCrmWarrantiesParams } from "../validators"

/** What a serial number, order, mail, phone or product is entitled to: covered or not, until when and why. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { q } = req.validatedQuery as unknown as AdminLookUpCrmWarrantiesParams
  const day = await storeToday(req)
  const service = warranties(req.scope)
  const { ids, matched_by } = await service.lookUp(q, day, scopeOf(req))
  const rows = await service.warranties(ids)
  const answers = await warrantyAnswers(req, rows, day)
  const results = rows.map((row, place) => ({
    warranty: answers[place],
    coverage: coverageOf(row, { day }),
    remaining: answers[place].remaining,
  }))
  res.json({ look_up: { q, matched_by, results, count: results.length } })
}
