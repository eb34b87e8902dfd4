import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerOwnClaim, openOwnClaim } from "../../../../../shared/customer-claim"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await openOwnClaim(req)
  res.json({ warranty_claim: await answerOwnClaim(req, id) })
}
