import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { invoiceReadiness } from "../../../../../../workflows/receivable/e-invoice/readiness"
import { languageOf } from "../../../../../shared/caller"
import { loadInvoice } from "../../load"

/** What stands between an invoice and a valid electronic one, in the reader's language. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const { locale } = req.validatedQuery as { locale?: string }
  res.json(await invoiceReadiness(req.scope, id, languageOf(req, locale)))
}
