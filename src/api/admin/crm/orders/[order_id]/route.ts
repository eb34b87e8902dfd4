import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { orderFacts } from "../facts"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json(await orderFacts(req))
}
