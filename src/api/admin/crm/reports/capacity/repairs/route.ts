import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { scopeOf } from "../../../../../shared/caller"
import { reportingOf } from "../../report-input"

/** Hours of repair in hand against the technicians' hours. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const access = req.scope.resolve<AccessModuleService>(ACCESS_MODULE)
  const [{ technicians }, as_of] = await Promise.all([access.getSettings(), access.today()])
  res.json({ as_of, ...(await reportingOf(req).capacityRepairs(scopeOf(req), technicians)) })
}
