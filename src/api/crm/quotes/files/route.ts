import { buyersRoute } from "../act-as-buyer"
import { sendBuyersFile } from "../buyers-files"
import { openForBuyer } from "../opened"
import { BuyerFileOfQuote } from "../validators"

/** A file that came with the offer. */
export const POST = buyersRoute<BuyerFileOfQuote>(async (req, res) => {
  const { token, file_id } = req.validatedBody
  const { opened } = await openForBuyer(req, token)
  await sendBuyersFile(req, res, opened.quote_id, file_id)
})
