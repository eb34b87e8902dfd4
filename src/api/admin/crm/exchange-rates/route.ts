import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { AdminSaveCrmExchangeRate } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "crm_exchange_rate",
    ...req.queryConfig,
    filters: req.filterableFields,
  })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ exchange_rates: data, count, offset, limit })
}

/** Keeps a rate; one of the same pair and day is replaced. */
export const POST = async (req: MedusaRequest<AdminSaveCrmExchangeRate>, res: MedusaResponse): Promise<void> => {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids } = await receivable.saveExchangeRates([req.validatedBody], actorOf(req))
  res.json({ exchange_rate: plainRow(await receivable.retrieveCrmExchangeRate(ids[0])) })
}
