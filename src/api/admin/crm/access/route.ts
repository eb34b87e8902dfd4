import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../modules/access"
import type { AccessModuleService, MemberRow } from "../../../../modules/access/service"
import { actorOf } from "../../../shared"
import { AdminSetMember } from "./validators"
import { withUsers } from "./with-users"

/** Who is set up. An empty list means that every dashboard user may do everything. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "crm_access_member",
    ...req.queryConfig,
    fields: [...req.queryConfig.fields, "user_id"],
    filters: req.filterableFields,
  })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ members: await withUsers(req.scope, data as unknown as MemberRow[]), count, offset, limit })
}

/** Gives a user rights, or changes those they have. */
export const POST = async (req: MedusaRequest<AdminSetMember>, res: MedusaResponse): Promise<void> => {
  const { user_id } = req.validatedBody
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id: [user_id] }, { select: ["id"] })
  if (!user) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `User ${user_id} was not found.`)
  }
  const row = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).setMember(req.validatedBody, actorOf(req))
  const [member] = await withUsers(req.scope, [row])
  res.json({ member })
}
