import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { searchCatalogue } from "../../../../workflows/quote/pricing/search-catalogue"
import { accessOf } from "../../../shared"
import { AdminGetCrmCatalogueParams } from "./validators"

/** The host's catalogue for who picks lines of an offer: prices of one customer, stock of one sales channel. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { customer_id = null, sales_channel_id = null, ...search } = req.validatedQuery as AdminGetCrmCatalogueParams
  const { owner_ids } = accessOf(req)
  res.json({ variants: await searchCatalogue(req.scope, { ...search, customer_id, sales_channel_id, owner_ids }) })
}
