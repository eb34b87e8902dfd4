import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../modules/receivable"
import { ratesOfCsv } from "../../../../../modules/receivable/rules/exchange-rate-csv"
import type { ReceivableModuleService } from "../../../../../modules/receivable/service"
import { actorOf } from "../../../../shared"
import { AdminImportCrmExchangeRates } from "../validators"

/** Takes the rates of a CSV file, all or none; the same file again changes nothing. */
export const POST = async (req: MedusaRequest<AdminImportCrmExchangeRates>, res: MedusaResponse): Promise<void> => {
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const { ids: _ids, ...counts } = await receivable.saveExchangeRates(ratesOfCsv(req.validatedBody.csv), actorOf(req))
  res.json(counts)
}
