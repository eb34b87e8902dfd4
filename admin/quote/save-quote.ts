import { sdk } from "../shared/sdk"
import { QUOTES_PATH } from "./queries"
import { headBody, lineBody, lineChange, onlyLineChanged, QuoteDraft } from "./rules/draft"
import { Quote } from "./types"

type Answer = { quote: Quote }

/** Stores what the editor holds as a new draft. @returns the quote as it is stored now */
export async function createQuote(draft: QuoteDraft, shippingName: string): Promise<Quote> {
  const { expected_close_date, ...head } = headBody(draft, shippingName)
  const answer = await sdk.client.fetch<Answer>(QUOTES_PATH, {
    method: "POST",
    body: {
      ...head,
      // Left out, the store's own rule counts.
      ...(expected_close_date ? { expected_close_date } : {}),
      ...(draft.template_id ? { template_id: draft.template_id } : {}),
      items: draft.lines.map(lineBody),
    },
  })
  return answer.quote
}

/**
 * Saves what the editor holds over a draft: one line alone where nothing else changed, else lines and all. Someone else's change
 * in between refuses this one, instead of being lost.
 *
 * @param before - what was stored last
 * @returns the quote as it is stored now
 */
export async function saveQuote(
  quote: Pick<Quote, "id" | "revision">,
  draft: QuoteDraft,
  before: QuoteDraft,
  shippingName: string
): Promise<Quote> {
  const { id, revision } = quote
  const line = onlyLineChanged(before, draft)
  const answer = line
    ? await sdk.client.fetch<Answer>(`${QUOTES_PATH}/${id}/items/${line.item_id}`, {
        method: "POST",
        body: { ...lineChange(line), revision },
      })
    : await sdk.client.fetch<Answer>(`${QUOTES_PATH}/${id}`, {
        method: "POST",
        body: {
          ...headBody(draft, shippingName),
          revision,
          items: draft.lines.map((item) => ({ ...lineBody(item), ...(item.item_id ? { id: item.item_id } : {}) })),
        },
      })
  return answer.quote
}
