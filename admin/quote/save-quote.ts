import { sdk } from "../shared/sdk"
import { QUOTES_PATH } from "./queries"
import { QuoteDraft, headBody, lineBody } from "./rules/draft"
import { Quote } from "./types"

/** Saves what the editor holds over a draft, lines and all, in one request. */
export async function saveQuote(quote: Quote, draft: QuoteDraft, shippingName: string): Promise<void> {
  await sdk.client.fetch(`${QUOTES_PATH}/${quote.id}`, {
    method: "POST",
    body: {
      ...headBody(draft, shippingName),
      // Someone else's change in between refuses this one, instead of being lost.
      revision: quote.revision,
      items: draft.lines.map((line) => ({ ...lineBody(line), ...(line.item_id ? { id: line.item_id } : {}) })),
    },
  })
}
