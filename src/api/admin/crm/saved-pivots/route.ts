import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../modules/access"
import type { AccessModuleService } from "../../../../modules/access/service"
import { actorOf } from "../../../shared"
import { pivotCaller, savedPivotAnswer } from "./answer"
import { AdminListSavedPivots, AdminSavePivot } from "./validators"

/** What the caller saved and what others share, by name. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset } = req.validatedQuery as unknown as AdminListSavedPivots
  const [pivots, count] = await req.scope
    .resolve<AccessModuleService>(ACCESS_MODULE)
    .listAndCountCrmSavedPivots(
      { $or: [{ owner_id: actorOf(req).actor_id }, { is_shared: true }] },
      { take: limit, skip: offset, order: { name: "ASC", id: "ASC" } }
    )
  res.json({ saved_pivots: pivots.map((pivot) => savedPivotAnswer(req, pivot)), count, limit, offset })
}

export const POST = async (req: MedusaRequest<AdminSavePivot>, res: MedusaResponse): Promise<void> => {
  const service = req.scope.resolve<AccessModuleService>(ACCESS_MODULE)
  const saved = await service.savePivot(req.validatedBody, pivotCaller(req))
  res.json({ saved_pivot: savedPivotAnswer(req, saved) })
}
