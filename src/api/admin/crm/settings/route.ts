import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../modules/access"
import type { StoredSettings } from "../../../../modules/access/rules/settings"
import type { AccessModuleService } from "../../../../modules/access/service"
import { SUGGESTED_CREDIT_POLICY } from "../../../../shared/suggested-credit-policy"
import { saveSettingsWorkflow } from "../../../../workflows/access"
import { actorOf } from "../../../shared"
import { AdminUpdateSettings } from "./validators"

/** The settings in force, the first-run checklist, and what the plugin suggests where it ships nothing. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const settings = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  res.json({ settings, suggested: { credit_policy: SUGGESTED_CREDIT_POLICY } })
}

/** Changes what is given; null goes back to the plugin option. */
export const POST = async (req: MedusaRequest<AdminUpdateSettings>, res: MedusaResponse): Promise<void> => {
  const { result: settings } = await saveSettingsWorkflow(req.scope).run({
    input: { settings: req.validatedBody as StoredSettings, actor: actorOf(req) },
  })
  res.json({ settings })
}
