import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { redirects, redirectUrl } from "../../../../../../../../workflows/shared/payment/redirect"
import { startDepositWorkflow } from "../../../../../../../../workflows/quote/deposit/start-deposit"
import { asBuyer } from "../../../../../../../crm/quotes/act-as-buyer"
import { openForCustomer } from "../../../../../../shared/customer-quote"
import { StorePayCrmQuoteDeposit } from "../../../../../../shared/validators"

/** Opens the payment of the deposit with a provider of the region, and answers the session for the storefront to go on with. */
export const POST = async (req: MedusaRequest<StorePayCrmQuoteDeposit>, res: MedusaResponse): Promise<void> => {
  const { opened, actor } = await openForCustomer(req)
  const { provider_id, return_url } = req.validatedBody
  const { result } = await asBuyer(() =>
    startDepositWorkflow(req.scope).run({
      input: { quote_id: opened.quote_id, provider_id, return_url: return_url ?? "", actor },
    })
  )
  const { id, provider_id: provider, amount, currency_code, status, data } = result
  res.json({
    payment_session: { id, provider_id: provider, amount, currency_code, status, data },
    redirect_url: redirectUrl(redirects(req.scope)[provider], data),
  })
}
