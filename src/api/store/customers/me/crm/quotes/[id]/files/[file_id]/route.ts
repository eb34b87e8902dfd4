import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendBuyersFile } from "../../../../../../../../crm/quotes/buyers-files"
import { openForCustomer } from "../../../../../../../shared/customer-quote"

/** A file that came with the offer. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { opened } = await openForCustomer(req)
  await sendBuyersFile(req, res, opened.quote_id, req.params.file_id)
}
