import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { payAsBuyer } from "../../../../../../../crm/invoices/pay-as-buyer"
import { openOwnInvoice } from "../../../../../../shared/customer-invoice"
import { customerActor } from "../../../../../../shared/customer-quote"
import { StorePayCrmInvoice } from "../../../../../../shared/validators"

/** Opens the payment of what a customer's own invoice asks for, by the rules of its page, and answers where it is paid. */
export const POST = async (req: MedusaRequest<StorePayCrmInvoice>, res: MedusaResponse): Promise<void> => {
  const { id } = await openOwnInvoice(req)
  const { return_url } = req.validatedBody
  const redirect_url = await payAsBuyer(req, { invoice_id: id, return_url, actor: customerActor(req) })
  res.json({ redirect_url })
}
