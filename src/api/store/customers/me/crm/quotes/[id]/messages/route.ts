import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { oneLine } from "../../../../../../../../shared/documents/printable"
import { addQuoteMessageWorkflow } from "../../../../../../../../workflows/quote"
import { asBuyer } from "../../../../../../../crm/quotes/act-as-buyer"
import { answerCustomerQuote } from "../../../../../../shared/answer"
import { openForCustomer } from "../../../../../../shared/customer-quote"
import { StoreAskCrmQuote } from "../../../../../../shared/validators"

/** A question of the customer on the quote or on a line of it. */
export const POST = async (req: MedusaRequest<StoreAskCrmQuote>, res: MedusaResponse): Promise<void> => {
  const quote = await openForCustomer(req)
  const { customer_name, email } = quote.opened.quote
  await asBuyer(() =>
    addQuoteMessageWorkflow(req.scope).run({
      input: {
        id: quote.opened.quote_id,
        author_type: "buyer",
        version: quote.opened.version,
        author_name: oneLine(customer_name ?? email),
        actor: quote.actor,
        ...req.validatedBody,
      },
    })
  )
  await answerCustomerQuote(req, res, quote)
}
