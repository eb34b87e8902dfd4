import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { customerData } from "../../../../../../workflows/interaction/customer-data"

/** Everything that is kept about a customer, as a file to be handed to them. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const data = await customerData(req.scope, req.params.id)
  res.setHeader("Content-Disposition", `attachment; filename="${req.params.id}.json"`)
  res.setHeader("Cache-Control", "private, no-store")
  res.json(data)
}
