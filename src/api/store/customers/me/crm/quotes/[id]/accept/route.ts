import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { oneLine } from "../../../../../../../../shared/documents/printable"
import { acceptAsBuyer, asBuyer } from "../../../../../../../crm/quotes/act-as-buyer"
import { afterActing } from "../../../../../../../crm/quotes/opened"
import { answerCustomerQuote } from "../../../../../../shared/answer"
import { openForCustomer } from "../../../../../../shared/customer-quote"
import { StoreAcceptCrmQuote } from "../../../../../../shared/validators"

/** Accepts the version that was read; asked again it answers the same. */
export const POST = async (req: MedusaRequest<StoreAcceptCrmQuote>, res: MedusaResponse): Promise<void> => {
  const { version, name, chosen_item_ids } = req.validatedBody
  const quote = await openForCustomer(req, version)
  const { customer_name, email } = quote.opened.quote
  const acceptance = { version, chosen_item_ids, name: name ?? oneLine(customer_name ?? email) }
  await asBuyer(() => acceptAsBuyer(req, quote, acceptance))
  await answerCustomerQuote(req, res, { ...(await afterActing(req, quote)), actor: quote.actor })
}
