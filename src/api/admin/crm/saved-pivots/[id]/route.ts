import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../modules/access"
import type { AccessModuleService } from "../../../../../modules/access/service"
import { pivotCaller, savedPivotAnswer } from "../answer"
import { AdminUpdatePivot } from "../validators"

export const POST = async (req: MedusaRequest<AdminUpdatePivot>, res: MedusaResponse): Promise<void> => {
  const service = req.scope.resolve<AccessModuleService>(ACCESS_MODULE)
  const saved = await service.savePivot({ ...req.validatedBody, id: req.params.id }, pivotCaller(req))
  res.json({ saved_pivot: savedPivotAnswer(req, saved) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).removePivot(req.params.id, pivotCaller(req))
  res.json({ id: req.params.id, object: "crm_saved_pivot", deleted: true })
}
