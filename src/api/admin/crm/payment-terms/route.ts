import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({ entity: "crm_payment_terms", ...req.queryConfig, filters: req.filterableFields })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ payment_terms: data, count, offset, limit })
}
