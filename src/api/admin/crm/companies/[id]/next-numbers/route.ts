import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../modules/receivable/service"
import { numberingOf } from "../../../../../../workflows/receivable/host/numbering"
import { readCompany } from "../../../../../../workflows/receivable/host/seller"
import { AdminNextNumbers } from "../../validators"

/** What the next documents would be numbered with what is tried out; refused, in words, when numbers could be given twice. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = req.params
  const { settings, today } = await readCompany(req.scope, { company_id: id })
  const tried = Object.entries(req.validatedQuery as AdminNextNumbers).filter(([, value]) => value != null)
  const numbering = { ...numberingOf(settings), ...Object.fromEntries(tried) }
  const next_numbers = await req.scope
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .nextNumbers(id, numbering, today)
  res.json({ next_numbers })
}
