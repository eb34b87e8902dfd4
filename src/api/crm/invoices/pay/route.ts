import { publicUrlOf } from "../../../../workflows/quote/mail/public-url"
import { limited } from "../../shared/limited"
import { openedForBuyer } from "../opened"
import { payAsBuyer } from "../pay-as-buyer"
import { BuyerOpenInvoice } from "../validators"

/** Opens the payment of what the invoice asks for and answers where the buyer pays it. The link's token does not leave the page. */
export const POST = limited<BuyerOpenInvoice>(async (req, res) => {
  const { invoice_id, token_id } = await openedForBuyer(req, req.validatedBody.token, false)
  const base = publicUrlOf(req.scope, `${req.protocol}://${req.get("host") ?? ""}`)
  const redirect_url = await payAsBuyer(req, {
    invoice_id,
    return_url: `${base.replace(/\/+$/, "")}/crm/invoices`,
    actor: { actor_id: token_id, actor_type: "buyer" },
  })
  res.json({ redirect_url })
})
