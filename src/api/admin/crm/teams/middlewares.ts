import { MiddlewareRoute } from "@medusajs/framework/http"

import { validateBody, validateListQuery } from "../../../shared"
import { teamAnswer } from "./query-config"
import { AdminListTeams, AdminSaveTeam } from "./validators"

export const adminCrmTeamMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/crm/teams", methods: ["GET"], middlewares: [validateListQuery(AdminListTeams, teamAnswer)] },
  { matcher: "/admin/crm/teams", methods: ["POST"], middlewares: [validateBody(AdminSaveTeam)] },
  { matcher: "/admin/crm/teams/:id", methods: ["POST"], middlewares: [validateBody(AdminSaveTeam)] },
]
