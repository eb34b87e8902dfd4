import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { oneLine } from "../../../../../../../../shared/documents/printable"
import { acceptQuoteWorkflow } from "../../../../../../../../workflows/quote"
import { buyersDocument } from "../../../../../../../crm/quotes/answer"
import { afterActing } from "../../../../../../../crm/quotes/opened"
import { answerCustomerQuote } from "../../../../../../shared/answer"
import { openForCustomer } from "../../../../../../shared/customer-quote"
import { StoreAcceptCrmQuote } from "../../../../../../shared/validators"

/** Accepts the version that was read; asked again it answers the same. */
export const POST = async (req: MedusaRequest<StoreAcceptCrmQuote>, res: MedusaResponse): Promise<void> => {
  const { version, name, chosen_item_ids } = req.validatedBody
  const quote = await openForCustomer(req, version)
  const { terms, withdrawal_text } = await buyersDocument(req, quote)
  const { customer_name, email } = quote.opened.quote
  await acceptQuoteWorkflow(req.scope).run({
    input: {
      quote_id: quote.opened.quote_id,
      version,
      name: oneLine(name ?? customer_name ?? email),
      chosen_item_ids,
      ip: req.ip ?? null,
      terms: [terms, withdrawal_text].filter(Boolean).join("\n\n") || null,
      actor: quote.actor,
    },
  })
  await answerCustomerQuote(req, res, { ...(await afterActing(req, quote)), actor: quote.actor })
}
