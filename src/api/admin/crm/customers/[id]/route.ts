import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { customerAnswer } from "../answer"

/** A customer with whom else they were; of one who was merged, who they are by now. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ customer: await customerAnswer(req) })
}
