import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { followUps } from "../../../../../workflows/follow-up/follow-up-module"
import { scopeOf } from "../../../../shared"
import { assigneeFilter } from "../../../../shared/assignee-filter"
import { ofWhoeverIsOne } from "../../../../shared/documents"
import { clockOf } from "../load"

/** How many are late, due today, and to come. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const filters = assigneeFilter(req, ofWhoeverIsOne(req.validatedQuery as Record<string, unknown>))
  const counts = await followUps(req.scope).countFollowUps({ filters, scope: scopeOf(req) }, await clockOf(req))
  res.json({ counts })
}
