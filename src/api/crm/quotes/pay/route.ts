import { MedusaError } from "@medusajs/framework/utils"

import { assertVerb } from "../../../../modules/quote/rules/verbs"
import { redirectingProvider, redirects, redirectUrl } from "../../../../workflows/shared/payment/redirect"
import { assertDepositAsked, startDepositWorkflow } from "../../../../workflows/quote/deposit/start-deposit"
import { publicUrlOf } from "../../../../workflows/quote/mail/public-url"
import { buyersRoute } from "../act-as-buyer"
import { openForBuyer } from "../opened"
import { BuyerOpenQuote } from "../validators"

/** Opens the payment of the deposit and answers where the buyer pays it. The link's token does not leave the page. */
export const POST = buyersRoute<BuyerOpenQuote>(async (req, res) => {
  const { opened, actor } = await openForBuyer(req, req.validatedBody.token)
  assertVerb("pay", opened.quote)
  assertDepositAsked(opened.quote)
  const provider_id = await redirectingProvider(req.scope, { id: opened.quote.region_id })
  if (!provider_id) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The deposit of quote ${opened.quote.number} cannot be paid on this page; please pay it as the seller has told you.`
    )
  }
  const base = publicUrlOf(req.scope, `${req.protocol}://${req.get("host") ?? ""}`)
  const return_url = `${base.replace(/\/+$/, "")}/crm/quotes`
  const { result: session } = await startDepositWorkflow(req.scope).run({
    input: { quote_id: opened.quote_id, provider_id, return_url, actor },
  })
  const redirect_url = redirectUrl(redirects(req.scope)[provider_id], session.data)
  if (!redirect_url) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `The payment provider ${provider_id} named no address to pay at.`
    )
  }
  res.json({ redirect_url })
})
