import { MedusaRequest } from "@medusajs/framework/http"

import type { QuoteWithItems } from "../../../../modules/quote/types"
import { reportingOf, reportInput } from "../reports/report-input"

export type HeldDebtor = { bill_to_customer_id: string | null; customer_overdue: string | null }

export type HeldQuote = Pick<QuoteWithItems, "id" | "bill_to_customer_id" | "customer_id" | "currency_code">

/** Who owes for each of some quotes and what of it is late in the quote's currency, by the quote's id: one question per currency. */
export async function overdueOfHeld(
  req: MedusaRequest,
  quotes: readonly HeldQuote[]
): Promise<Map<string, HeldDebtor>> {
  const answer = new Map<string, HeldDebtor>()
  for (const currency_code of new Set(quotes.map((quote) => quote.currency_code))) {
    const owing = quotes
      .filter((quote) => quote.currency_code === currency_code)
      .map((quote) => ({ id: quote.id, debtor: quote.bill_to_customer_id ?? quote.customer_id }))
    const debtors = [...new Set(owing.flatMap(({ debtor }) => debtor ?? []))]
    const overdue = await reportingOf(req).overdueOf(await reportInput(req, { currency_code }), debtors)
    for (const { id, debtor } of owing) {
      answer.set(id, { bill_to_customer_id: debtor, customer_overdue: overdue.get(debtor ?? "") ?? null })
    }
  }
  return answer
}
