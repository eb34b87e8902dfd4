import { MedusaRequest } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../modules/access"
import type { CrmSettings } from "../../modules/access/rules/settings"
import type { AccessModuleService } from "../../modules/access/service"

const asked = new WeakMap<MedusaRequest, Promise<CrmSettings>>()

/** The settings in force, asked for once by a request that reads, however many parts of it need them. */
export function settingsOf(req: MedusaRequest): Promise<CrmSettings> {
  const settings = asked.get(req) ?? req.scope.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  asked.set(req, settings)
  return settings
}
