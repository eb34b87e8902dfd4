import { keepPreviousData, useQuery } from "@tanstack/react-query"

import { sdk } from "../../shared/sdk"
import { useDebounced } from "../../shared/use-debounced"
import { parseDecimal } from "../../shared/parse-decimal"
import { Preview, QUOTES_PATH } from "../queries"
import { QuoteDraft, headBody, isMail, lineBody, lineProblem } from "../rules/draft"
import { QuoteItem } from "../types"

type Answer = { preview: Preview; keys: string[] }

/**
 * What the quote would cost as typed so far: the host's prices and taxes, our rounding, nothing saved. Lines that
 * cannot be priced yet are left out; while the next answer is on its way the last one stays.
 */
export function usePreview(draft: QuoteDraft, shippingName: string, quoteId?: string) {
  const lines = draft.lines.filter((line) => lineProblem(line) === null)
  const head = headBody(draft, shippingName)
  const request = JSON.stringify({
    keys: lines.map((line) => line.key),
    body: {
      customer_id: draft.customer_id ?? undefined,
      email: draft.customer_id ? undefined : (draft.email ?? undefined),
      region_id: head.region_id,
      currency_code: head.currency_code,
      shipping_address: head.shipping_address ?? undefined,
      shipping_methods: head.shipping_methods,
      sales_channel_id: head.sales_channel_id ?? undefined,
      discount_percent: parseDecimal(draft.discount_percent) ?? 0,
      title: head.title ?? undefined,
      quote_id: quoteId,
      items: lines.map(lineBody),
    },
  })
  const rested = useDebounced(request, 300)
  const { data, error, isFetching } = useQuery({
    queryKey: ["crm", "quotes", "preview", rested],
    queryFn: async (): Promise<Answer> => {
      const { keys, body } = JSON.parse(rested) as { keys: string[]; body: object }
      const answer = await sdk.client.fetch<{ quote: Preview }>(`${QUOTES_PATH}/preview`, { method: "POST", body })
      return { preview: answer.quote, keys }
    },
    enabled: Boolean(draft.region_id && (draft.customer_id || isMail(draft.email))) && lines.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  })
  const priced = new Map<string, QuoteItem>()
  data?.keys.forEach((key, index) => {
    const item = data.preview.items[index]
    if (item) {
      priced.set(key, item)
    }
  })
  return {
    preview: lines.length ? data?.preview : undefined,
    priced,
    error,
    isFetching: isFetching || rested !== request,
  }
}
