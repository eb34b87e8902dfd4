import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { movementsOf } from "../load"
import { AdminProvisionMovementParams } from "../validators"

/** How the provision moved month by month. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { movements, ...rest } = await movementsOf(req, req.validatedQuery as unknown as AdminProvisionMovementParams)
  res.json({ ...rest, movements, count: movements.length })
}
