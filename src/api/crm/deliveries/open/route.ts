import { limited } from "../../shared/limited"
import { openDelivery } from "../../shared/opened-delivery"
import { sendDelivery } from "../send-delivery"
import { BuyerOpenDelivery } from "../validators"

/** Shows the dates that a link tells. */
export const POST = limited<BuyerOpenDelivery>(async (req, res) => {
  await sendDelivery(req, res, await openDelivery(req, "delivery", req.validatedBody.token, true))
})
