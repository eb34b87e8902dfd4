import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { AdminSubmitCrmQuote } from "../../validators"
import { decideApproval } from "../../decide-approval"

export const POST = (req: MedusaRequest<AdminSubmitCrmQuote>, res: MedusaResponse): Promise<void> =>
  decideApproval(req, res, "approved")
