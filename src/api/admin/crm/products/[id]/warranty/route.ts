import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { productWarranty } from "../../../../../../workflows/warranty/product-warranty"

/** Which plans a product comes with, and how often it is claimed. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ product_warranty: await productWarranty(req.scope, req.params.id) })
}
