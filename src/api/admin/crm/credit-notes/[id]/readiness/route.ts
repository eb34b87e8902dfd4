import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { creditNoteReadiness } from "../../../../../../workflows/receivable/e-invoice/readiness"
import { languageOf } from "../../../../../shared/caller"
import { loadCreditNote } from "../../load"

/** What stands between a credit note and a valid electronic one, in the reader's language. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadCreditNote(req)
  const { locale } = req.validatedQuery as { locale?: string }
  res.json(await creditNoteReadiness(req.scope, id, languageOf(req, locale)))
}
