import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { warranties } from "../../../../../../workflows/warranty/warranty-module"
import { actorOf } from "../../../../../shared"
import { answerWarranty } from "../../load"
import { AdminExtendCrmWarranty } from "../../validators"

/** Adds months as goodwill. */
export const POST = async (req: MedusaRequest<AdminExtendCrmWarranty>, res: MedusaResponse): Promise<void> => {
  const { idempotency_key: request_key, ...extension } = req.validatedBody
  const today = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).today()
  await warranties(req.scope).extendWarranty(req.params.id, { ...extension, request_key, today }, actorOf(req))
  res.json({ warranty: await answerWarranty(req) })
}
