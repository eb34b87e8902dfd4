import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { oneLine } from "../../../../../../../../shared/documents/printable"
import { declineQuoteWorkflow } from "../../../../../../../../workflows/quote"
import { asBuyer } from "../../../../../../../crm/quotes/act-as-buyer"
import { termsShown } from "../../../../../../../crm/quotes/buyers-document"
import { afterActing } from "../../../../../../../crm/quotes/opened"
import { answerCustomerQuote } from "../../../../../../shared/answer"
import { openForCustomer } from "../../../../../../shared/customer-quote"
import { StoreDeclineCrmQuote } from "../../../../../../shared/validators"

/** Declines the version that was read; asked again it answers the same. */
export const POST = async (req: MedusaRequest<StoreDeclineCrmQuote>, res: MedusaResponse): Promise<void> => {
  const { version, reason } = req.validatedBody
  const quote = await openForCustomer(req, version)
  const { customer_name, email } = quote.opened.quote
  await asBuyer(async () =>
    declineQuoteWorkflow(req.scope).run({
      input: {
        id: quote.opened.quote_id,
        version,
        name: oneLine(customer_name ?? email),
        note: reason ?? null,
        ip: req.ip ?? null,
        terms: await termsShown(req, quote),
        actor: quote.actor,
      },
    })
  )
  await answerCustomerQuote(req, res, { ...(await afterActing(req, quote)), actor: quote.actor })
}
