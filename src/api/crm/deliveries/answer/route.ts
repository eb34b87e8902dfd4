import { answerDelivery } from "../../../../workflows/delivery/answer"
import { limited } from "../../shared/limited"
import { openDelivery } from "../../shared/opened-delivery"
import { sendDelivery } from "../send-delivery"
import { BuyerAnswerDelivery } from "../validators"

/** That the dates are fine, that the customer wants to be called, or what they have to say; said again it is the same. */
export const POST = limited<BuyerAnswerDelivery>(async (req, res) => {
  const { token, answer, text } = req.validatedBody
  const customer = await openDelivery(req, "delivery", token)
  await answerDelivery(req.scope, customer, { answer, text: text ?? null })
  await sendDelivery(req, res, customer)
})
