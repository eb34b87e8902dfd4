import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../report-input"
import { provisionInput } from "./load"
import { AdminProvisionPageParams } from "./validators"

/** What free cover will still cost, and a page of products. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, product_id, ...asked } = req.validatedQuery as unknown as AdminProvisionPageParams
  const input = await provisionInput(req, asked)
  res.json({ ...(await reportingOf(req).warrantyProvision(input, { limit, offset }, { product_id })), limit, offset })
}
