import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { addQuoteMessageWorkflow } from "../../../../../../../../workflows/quote"
import { answerCustomerQuote } from "../../../../../../shared/answer"
import { openForCustomer } from "../../../../../../shared/customer-quote"
import { StoreAskCrmQuote } from "../../../../../../shared/validators"

/** A question of the customer on the quote or on a line of it. */
export const POST = async (req: MedusaRequest<StoreAskCrmQuote>, res: MedusaResponse): Promise<void> => {
  const quote = await openForCustomer(req)
  const { customer_name, email } = quote.opened.quote
  await addQuoteMessageWorkflow(req.scope).run({
    input: {
      id: quote.opened.quote_id,
      author_type: "buyer",
      version: quote.opened.version,
      author_name: customer_name ?? email,
      actor: quote.actor,
      ...req.validatedBody,
    },
  })
  await answerCustomerQuote(req, res, quote)
}
