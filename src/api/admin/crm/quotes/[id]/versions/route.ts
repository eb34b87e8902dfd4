import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { isLive } from "../../../../../../modules/quote/rules/live-versions"
import { QuoteVersionRow } from "../../../../../../modules/quote/types"
import { plainRow } from "../../../../../shared/answer"
import { storeToday } from "../../../../../shared/documents"
import { loadQuote, quoteService } from "../../answer"
import { versionForCaller } from "./version-answer"

/** Every version that was sent, as it was sent, newest first: whether it is on offer, what was decided, how often it was opened. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const today = await storeToday(req)
  const versions = await quoteService(req).listCrmQuoteVersions(
    { quote_id: quote.id },
    { order: { version: "DESC" }, take: 200 }
  )
  const links = await quoteService(req).listCrmQuoteTokens(
    { quote_id: quote.id },
    { select: ["version", "opened_count", "last_opened_at"], take: null as never }
  )
  res.json({
    versions: versions.map((version) => {
      const own = links.filter((link) => link.version === version.version)
      const opened = own.flatMap((link) => (link.last_opened_at ? [new Date(link.last_opened_at).getTime()] : []))
      return {
        ...versionForCaller(req, plainRow(version)),
        live: isLive(quote, version as unknown as QuoteVersionRow, today),
        opened_count: own.reduce((sum, link) => sum + link.opened_count, 0),
        last_opened_at: opened.length ? new Date(Math.max(...opened)) : null,
      }
    }),
    count: versions.length,
    offset: 0,
    limit: 200,
  })
}
