import { sdk } from "../shared/sdk"
import { QUOTES_PATH } from "./queries"
import { QuoteDraft, headBody, lineBody } from "./rules/draft"
import { Quote } from "./types"

/** Saves what the editor holds over a draft, lines and all, in one request. @returns the quote as it is stored now */
export async function saveQuote(
  quote: Pick<Quote, "id" | "revision">,
  draft: QuoteDraft,
  shippingName: string
): Promise<Quote> {
  const answer = await sdk.client.fetch<{ quote: Quote }>(`${QUOTES_PATH}/${quote.id}`, {
    method: "POST",
    body: {
      ...headBody(draft, shippingName),
      customer_id: draft.customer_id ?? undefined,
      // Someone else's change in between refuses this one, instead of being lost.
      revision: quote.revision,
      items: draft.lines.map((line) => ({ ...lineBody(line), ...(line.item_id ? { id: line.item_id } : {}) })),
    },
  })
  return answer.quote
}
