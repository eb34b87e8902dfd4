import { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { QUOTE_MODULE } from "../../../modules/quote"
import { isLive } from "../../../modules/quote/rules/live-versions"
import type { QuoteModuleService } from "../../../modules/quote/service"
import { QuoteRow, QuoteSnapshot, QuoteVersionRow } from "../../../modules/quote/types"
import { Actor } from "../../../shared/actor"
import { interactions } from "../../../workflows/interaction/interaction-module"
import { BuyersQuote, buyersQuote } from "../../crm/quotes/opened"

export const quotesOf = (req: MedusaRequest): QuoteModuleService => req.scope.resolve<QuoteModuleService>(QUOTE_MODULE)

/** The customer who is logged in. */
export const customerActor = (req: MedusaRequest): Actor => ({
  actor_id: (req as AuthenticatedMedusaRequest).auth_context.actor_id,
  actor_type: "customer",
})

/** Of the versions that were sent, the one to show: on offer, else accepted, else the last. */
export function versionToShow(
  quote: Pick<QuoteRow, "status">,
  versions: readonly QuoteVersionRow[],
  today: string
): QuoteVersionRow | undefined {
  const newest = [...versions].sort((a, b) => b.version - a.version)
  return (
    newest.find(({ decision }) => decision === "accepted") ??
    newest.find((version) => isLive(quote, version, today)) ??
    newest[0]
  )
}

/**
 * A quote of the customer who is logged in, as it was sent. Another's, a draft and none at all are the same to them.
 *
 * @param asked - the version that was read; the one to show when left out
 * @throws NOT_FOUND
 */
export async function openForCustomer(req: MedusaRequest, asked?: number): Promise<BuyersQuote> {
  const actor = customerActor(req)
  const quotes = quotesOf(req)
  const [quote] = await quotes.listCrmQuotes({
    id: req.params.id,
    customer_id: await interactions(req.scope).customersBelow(actor.actor_id),
  })
  const versions = quote ? await quotes.listCrmQuoteVersions({ quote_id: quote.id }, { take: null as never }) : []
  const today = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).today()
  const rows = versions as unknown as QuoteVersionRow[]
  const sent =
    asked === undefined
      ? quote && versionToShow(quote as never, rows, today)
      : rows.find(({ version }) => version === asked)
  if (!quote || !sent) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Quote ${req.params.id} was not found.`)
  }
  return buyersQuote(
    req,
    {
      quote_id: quote.id,
      token_id: "",
      version: sent.version,
      quote: quote as unknown as QuoteRow,
      sent,
      snapshot: sent.snapshot as unknown as QuoteSnapshot,
    },
    actor
  )
}
