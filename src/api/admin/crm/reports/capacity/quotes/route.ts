import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ownerNames } from "../../owner-names"
import { reportingOf } from "../../report-input"
import { capacityInput } from "../capacity-input"
import { AdminCapacityQuoteParams } from "../validators"

/** The quotes behind what is wanted of an item at a stock location; their sums are the demand. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, as_of, ...filters } = req.validatedQuery as unknown as AdminCapacityQuoteParams
  const list = await reportingOf(req).capacityQuotes(await capacityInput(req, { as_of }), filters, { limit, offset })
  const names = await ownerNames(
    req,
    list.quotes.map(({ owner_id }) => owner_id)
  )
  const quotes = list.quotes.map((quote) => ({
    ...quote,
    owner_name: quote.owner_id ? (names.get(quote.owner_id) ?? null) : null,
  }))
  res.json({ ...list, quotes, limit, offset })
}
