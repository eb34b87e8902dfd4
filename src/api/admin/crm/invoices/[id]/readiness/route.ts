import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { serverLocale } from "../../../../../../shared/i18n"
import { invoiceReadiness } from "../../../../../../workflows/receivable/e-invoice/readiness"
import { loadInvoice } from "../../load"

/** What stands between an invoice and a valid electronic one, in the reader's language. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  const { locale } = req.validatedQuery as { locale?: string }
  const language = serverLocale(locale ?? (req.acceptsLanguages("en", "pt-BR", "pt") || undefined))
  res.json(await invoiceReadiness(req.scope, id, language))
}
