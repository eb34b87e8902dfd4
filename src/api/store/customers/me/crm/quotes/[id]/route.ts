import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerCustomerQuote } from "../../../../../shared/answer"
import { openForCustomer } from "../../../../../shared/customer-quote"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> =>
  answerCustomerQuote(req, res, await openForCustomer(req))
