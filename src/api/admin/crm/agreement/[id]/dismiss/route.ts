import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { agreementModule } from "../../../../../../workflows/agreement/agreement-module"
import { actorOf } from "../../../../../shared"
import { assertSeesAll, breakAnswer } from "../../answer"
import { AdminDismissCrmAgreementBreak } from "../../validators"

/** Leaves a break be, for a reason. */
export const POST = async (req: MedusaRequest<AdminDismissCrmAgreementBreak>, res: MedusaResponse): Promise<void> => {
  assertSeesAll(req)
  const row = await agreementModule(req.scope).dismissBreak(req.params.id, req.validatedBody.reason, actorOf(req))
  res.json({ break: breakAnswer(row) })
}
