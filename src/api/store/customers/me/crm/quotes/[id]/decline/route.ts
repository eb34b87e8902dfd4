import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { declineQuoteWorkflow } from "../../../../../../../../workflows/quote"
import { asBuyer } from "../../../../../../../crm/quotes/act-as-buyer"
import { afterActing } from "../../../../../../../crm/quotes/opened"
import { answerCustomerQuote } from "../../../../../../shared/answer"
import { openForCustomer } from "../../../../../../shared/customer-quote"
import { StoreDeclineCrmQuote } from "../../../../../../shared/validators"

/** Declines the version that was read; asked again it answers the same. */
export const POST = async (req: MedusaRequest<StoreDeclineCrmQuote>, res: MedusaResponse): Promise<void> => {
  const { version, reason } = req.validatedBody
  const quote = await openForCustomer(req, version)
  await asBuyer(() =>
    declineQuoteWorkflow(req.scope).run({
      input: { id: quote.opened.quote_id, version, note: reason ?? null, ip: req.ip ?? null, actor: quote.actor },
    })
  )
  await answerCustomerQuote(req, res, { ...(await afterActing(req, quote)), actor: quote.actor })
}
