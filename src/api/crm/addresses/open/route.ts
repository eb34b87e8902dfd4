import { limited } from "../../shared/limited"
import { openDelivery } from "../../shared/opened-delivery"
import { sendAddress } from "../send-address"
import { BuyerOpenAddress } from "../validators"

/** Shows the address that a link asks about. */
export const POST = limited<BuyerOpenAddress>(async (req, res) => {
  await sendAddress(req, res, await openDelivery(req, "address", req.validatedBody.token, true))
})
