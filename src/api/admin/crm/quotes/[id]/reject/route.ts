import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { AdminRejectCrmQuote } from "../../validators"
import { decideApproval } from "../../decide-approval"

export const POST = (req: MedusaRequest<AdminRejectCrmQuote>, res: MedusaResponse): Promise<void> =>
  decideApproval(req, res, "rejected")
