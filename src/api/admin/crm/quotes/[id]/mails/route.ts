import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { OUTBOX_MODULE } from "../../../../../../modules/outbox"
import type { OutboxModuleService } from "../../../../../../modules/outbox/service"
import { plainRow } from "../../../../../shared/answer"
import { listRequestOf } from "../../../../../shared/documents"
import { loadQuote } from "../../answer"

/** Every mail of a quote, newest first: to whom, what it said, how it went. Links stand without their token. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const { limit, offset } = listRequestOf(req)
  const [rows, count] = await req.scope
    .resolve<OutboxModuleService>(OUTBOX_MODULE)
    .listAndCountCrmOutboxMessages(
      { reference: "crm_quote", reference_id: req.params.id },
      { order: { created_at: "DESC", id: "DESC" }, take: limit, skip: offset }
    )
  res.json({ mails: rows.map((row) => plainRow(row)), count, offset, limit })
}
