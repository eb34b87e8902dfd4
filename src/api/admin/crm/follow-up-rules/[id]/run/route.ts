import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { runRule } from "../../../../../../workflows/follow-up/run-rules"
import { loadRule } from "../../load"
import { AdminRunCrmFollowUpRule } from "../../validators"

/** Opens what the rule finds now; above a thousand only when that was confirmed. */
export const POST = async (req: MedusaRequest<AdminRunCrmFollowUpRule>, res: MedusaResponse): Promise<void> => {
  const { opened, found } = await runRule(req.scope, await loadRule(req), req.validatedBody.confirm ?? false)
  res.json({ result: { opened, found } })
}
