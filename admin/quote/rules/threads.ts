import { QuoteItem } from "../types"

export type QuoteMessage = {
  id: string
  version: number | null
  item_id: string | null
  text: string
  author_type: "buyer" | "staff"
  author_id?: string | null
  author_name: string | null
  created_at: string
}

/** What was said about the whole quote (`item_id` null) or about one line, oldest first. */
export type Thread = {
  item_id: string | null
  /** The line's title; null for the whole quote and for a line that is no longer there. */
  title: string | null
  messages: QuoteMessage[]
  /** The buyer's messages after the last answer. */
  unanswered: string[]
}

/**
 * Messages by what they are about: the whole quote first, then the lines in their order, then lines that are gone.
 *
 * @param waiting - whether the quote still counts unanswered messages; marking as read takes the marks away
 */
export function threadsOf(
  messages: readonly QuoteMessage[],
  items: readonly Pick<QuoteItem, "id" | "title" | "position">[],
  waiting: boolean
): Thread[] {
  const sorted = [...messages].sort((a, b) => a.created_at.localeCompare(b.created_at))
  const byItem = new Map<string | null, QuoteMessage[]>()
  for (const message of sorted) {
    byItem.set(message.item_id, [...(byItem.get(message.item_id) ?? []), message])
  }
  const lines = [...items].sort((a, b) => a.position - b.position)
  const placeOf = (id: string | null): number => {
    const place = lines.findIndex((line) => line.id === id)
    return id === null ? -1 : place < 0 ? lines.length : place
  }
  return [...byItem]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([item_id, said]) => ({
      item_id,
      title: lines.find((line) => line.id === item_id)?.title ?? null,
      messages: said,
      unanswered: waiting ? afterLastAnswer(said) : [],
    }))
}

function afterLastAnswer(messages: QuoteMessage[]): string[] {
  const last = messages.map((message) => message.author_type).lastIndexOf("staff")
  return messages.slice(last + 1).map((message) => message.id)
}
