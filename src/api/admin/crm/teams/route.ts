import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../modules/access"
import type { AccessModuleService } from "../../../../modules/access/service"
import { actorOf } from "../../../shared"
import { AdminSaveTeam } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data: teams, metadata } = await query.graph({
    entity: "crm_team",
    ...req.queryConfig,
    filters: req.filterableFields,
  })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ teams, count, offset, limit })
}

export const POST = async (req: MedusaRequest<AdminSaveTeam>, res: MedusaResponse): Promise<void> => {
  const team = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).saveTeam(req.validatedBody, actorOf(req))
  res.json({ team })
}
