import { limited } from "../../shared/limited"
import { openDelivery } from "../../shared/opened-delivery"
import { takeAnswer } from "../send-address"
import { BuyerOpenAddress } from "../validators"

/** The address is right; said again it is the same. */
export const POST = limited<BuyerOpenAddress>(async (req, res) => {
  const buyer = await openDelivery(req, "address", req.validatedBody.token)
  await takeAnswer(req, res, buyer, { proposed: null, note: null })
})
