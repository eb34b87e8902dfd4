import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../modules/access"
import type { AccessModuleService } from "../../../../../modules/access/service"
import { actorOf } from "../../../../shared"
import { AdminSaveTeam } from "../validators"

export const POST = async (req: MedusaRequest<AdminSaveTeam>, res: MedusaResponse): Promise<void> => {
  const input = { ...req.validatedBody, id: req.params.id }
  const team = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).saveTeam(input, actorOf(req))
  res.json({ team })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).removeTeam(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_team", deleted: true })
}
