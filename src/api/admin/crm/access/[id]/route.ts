import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../../../modules/access"
import type { AccessModuleService, MemberRow } from "../../../../../modules/access/service"
import { actorOf } from "../../../../shared"
import { withUsers } from "../with-users"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "crm_access_member",
    fields: [...req.queryConfig.fields, "user_id"],
    filters: { id: req.params.id },
  })
  if (!data.length) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Member ${req.params.id} was not found.`)
  }
  const [member] = await withUsers(req.scope, data as unknown as MemberRow[])
  res.json({ member })
}

/** Takes a user's rights away; by the member's id or the user's. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const id = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).removeMember(req.params.id, actorOf(req))
  res.json({ id, object: "crm_access_member", deleted: true })
}
