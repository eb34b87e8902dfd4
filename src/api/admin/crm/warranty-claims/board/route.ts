import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { warranties } from "../../../../../workflows/warranty/claims/claim-module"
import { scopeOf } from "../../../../shared"
import { assigneeFilter } from "../../../../shared/assignee-filter"
import { listedClaimAnswer } from "../answer"

/** Claims by where they stand: open ones the oldest first, and what was decided in the last days. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { q, ...filters } = req.validatedQuery as Record<string, unknown> & { q?: string }
  const service = warranties(req.scope)
  const columns = await service.claimBoard({ filters: assigneeFilter(req, filters), q, scope: scopeOf(req) })
  const claims = await service.listClaims(columns.flatMap(({ ids }) => ids))
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  res.json({
    board: {
      columns: columns.map(({ status, count, ids }) => ({
        status,
        count,
        warranty_claims: ids.flatMap((id) => byId.get(id) ?? []).map((claim) => listedClaimAnswer(req, claim)),
      })),
    },
  })
}
