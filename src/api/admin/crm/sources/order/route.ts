import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { orderChoices } from "../../stages/choices"
import { AdminOrderCrmChoices } from "../../stages/validators"

export const POST = async (req: MedusaRequest<AdminOrderCrmChoices>, res: MedusaResponse): Promise<void> =>
  orderChoices(req, res, "source")
