import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { coverageOf } from "../../../../../modules/warranty/rules/coverage"
import { warranties } from "../../../../../workflows/warranty/warranty-module"
import { scopeOf } from "../../../../shared"
import { storeToday } from "../../../../shared/documents"
import { claimedOf, warrantyAnswer } from "../load"
import { AdminLookUpCrmWarrantiesParams } from "../validators"

/** What a serial number, order, mail, phone or product is entitled to: covered or not, until when and why. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { q } = req.validatedQuery as unknown as AdminLookUpCrmWarrantiesParams
  const day = await storeToday(req)
  const service = warranties(req.scope)
  const { ids, matched_by } = await service.lookUp(q, day, scopeOf(req))
  const [rows, claimed] = await Promise.all([service.warranties(ids), service.claimedUnits(ids)])
  const results = rows.map((row) => {
    const coverage = coverageOf(row, { day })
    const of = claimedOf(row, claimed)
    return { warranty: { ...warrantyAnswer(row, day, coverage), ...of }, coverage, remaining: of.remaining }
  })
  res.json({ look_up: { q, matched_by, results, count: results.length } })
}
