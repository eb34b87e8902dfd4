import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { reportingOf } from "../../report-input"
import { provisionInput } from "../load"
import { AdminProvisionArithmeticParams } from "../validators"

/** How a product's provision comes about, age by age. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { product_id, ...asked } = req.validatedQuery as unknown as AdminProvisionArithmeticParams
  res.json(await reportingOf(req).provisionArithmetic(await provisionInput(req, asked), product_id))
}
