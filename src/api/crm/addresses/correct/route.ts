import { limited } from "../../shared/limited"
import { openDelivery } from "../../shared/opened-delivery"
import { takeAnswer } from "../send-address"
import { BuyerCorrectAddress } from "../validators"

/** Proposes another address, which staff accept or reject; said again it is the same. */
export const POST = limited<BuyerCorrectAddress>(async (req, res) => {
  const { token, address, note } = req.validatedBody
  const buyer = await openDelivery(req, "address", token)
  await takeAnswer(req, res, buyer, { proposed: address, note: note ?? null })
})
