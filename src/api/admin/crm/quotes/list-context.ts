import { MedusaRequest } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../modules/access"
import type { AccessModuleService } from "../../../../modules/access/service"
import { ListContext } from "../../../../modules/quote/lists/quote-list"
import { StallRules } from "../../../../modules/quote/rules/standing"
import { storeToday } from "../../../../shared/days"
import { ListRequest } from "../../../../shared/lists/list-documents"
import { listRequestOf } from "../../../shared/documents"
import { approverOf } from "./reasons-answer"

const accessModule = (req: MedusaRequest) => req.scope.resolve<AccessModuleService>(ACCESS_MODULE)

/** The store's day and when a quote counts as stalled. */
export async function stallRules(req: MedusaRequest): Promise<StallRules> {
  const { timezone, stalled_after_days } = await accessModule(req).getSettings()
  return { today: storeToday(timezone), timezone, stalled_after_days }
}

/** For whom and when quotes are listed. */
export const listContext = async (req: MedusaRequest): Promise<ListContext> => ({
  ...(await stallRules(req)),
  viewer: approverOf(req),
})

/** What a list of quotes is asked for; a team stands for its people. */
export async function quoteListRequest(req: MedusaRequest): Promise<ListRequest> {
  const { filters, ...request } = listRequestOf(req)
  const { team_id, ...rest } = filters
  if (team_id === undefined) {
    return { ...request, filters: rest }
  }
  const members = await accessModule(req).listCrmAccessMembers(
    { team_id: team_id as string[] },
    { select: ["user_id"], take: null as never }
  )
  return { ...request, filters: { ...rest, team_owner_id: members.map(({ user_id }) => user_id) } }
}
